using Amazon;
using Amazon.Runtime;
using MassTransit.Transports;

namespace MassTransit;

/// <summary>The AWS account, region and endpoint a bus talks to.</summary>
public sealed class AmazonSqsHostSettings
{
    /// <summary>The region that requests go to and are signed for.</summary>
    public required RegionEndpoint Region { get; init; }

    /// <summary>The credentials; null means the AWS default chain.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>The scope, or <c>/</c> for none.</summary>
    public string Scope { get; init; } = "/";

    /// <summary>True: topics are named <c>{scope}_{name}</c>.</summary>
    public bool ScopeTopics { get; init; }

    /// <summary>The address used instead of AWS's; null means AWS.</summary>
    public Uri? ServiceUrl { get; init; }

    /// <summary>SQS's own address; null means <see cref="ServiceUrl"/>.</summary>
    public Uri? SqsServiceUrl { get; init; }

    /// <summary>SNS's own address; null means <see cref="ServiceUrl"/>.</summary>
    public Uri? SnsServiceUrl { get; init; }

    /// <summary>Decides which headers become message attributes; null means all.</summary>
    public AllowTransportHeader? AllowTransportHeader { get; init; }

    /// <summary>The host's address, <c>amazonsqs://region/scope</c>.</summary>
    public Uri HostAddress => new AmazonSqsHostAddress(Region.SystemName, Scope);
}
