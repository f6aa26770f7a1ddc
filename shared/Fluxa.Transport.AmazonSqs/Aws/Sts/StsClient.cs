namespace Fluxa.Transport.AmazonSqs.Aws.Sts;

/// <summary>STS by its query protocol: whose credentials these are.</summary>
internal sealed class StsClient
{
    /// <summary>Asks for our own identity's ARN; its account and partition are those of our queues and topics.</summary>
    public Task<Arn> GetCallerIdentityAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
