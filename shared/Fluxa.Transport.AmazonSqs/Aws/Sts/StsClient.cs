using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Aws.Sts;

/// <summary>STS by its query protocol: whose credentials these are. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html</summary>
internal sealed class StsClient(AwsCaller caller, AwsService service)
{
    private const string Version = "2011-06-15";
    private const string Operation = "GetCallerIdentity";

    /// <summary>Asks for our own identity's ARN; its account and partition are those of our queues and topics. No right is needed for it.</summary>
    public Task<Arn> GetCallerIdentityAsync(CancellationToken cancellationToken) =>
        caller.CallAsync(
            new AwsCall { Service = service, Operation = Operation, ContentType = FormBody.ContentType, Body = new FormBody(Operation, Version).ToBytes() },
            static answer => Arn.Parse(XmlAnswer.Demand(XmlAnswer.Read(answer), "Arn")),
            cancellationToken);
}
