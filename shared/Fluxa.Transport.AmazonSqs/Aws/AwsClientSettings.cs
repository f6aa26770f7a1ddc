using Amazon.Runtime;

namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>Where AWS is, who we are there, and how long and how often a call is tried.</summary>
internal sealed record AwsClientSettings
{
    /// <summary>Gets the region's system name, such as <c>eu-central-1</c>: it chooses the endpoints and is part of every signature.</summary>
    public required string Region { get; init; }

    /// <summary>Gets the one URL that answers for all services (an emulator, a proxy); null = the region's own endpoints.</summary>
    public Uri? ServiceUrl { get; init; }

    /// <summary>Gets SQS's own URL (a VPC endpoint); null = <see cref="ServiceUrl"/>, else the region's.</summary>
    public Uri? SqsServiceUrl { get; init; }

    /// <summary>Gets SNS's own URL (a VPC endpoint); null = <see cref="ServiceUrl"/>, else the region's.</summary>
    public Uri? SnsServiceUrl { get; init; }

    /// <summary>Gets the credentials; null = AWS's default chain (environment, profile, container and instance roles, SSO).</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>Gets the time one attempt of a call may take, the wait of a long poll on top. 10 s: longer than any healthy answer, short enough to try again elsewhere.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how calls are tried again.</summary>
    public AwsRetrySettings Retry { get; init; } = new();
}
