using Amazon.Runtime;
using MassTransit.Transports;

namespace MassTransit;

/// <summary>Configures the AWS account, region and endpoint a bus talks to.</summary>
public interface IAmazonSqsHostConfigurator
{
    /// <summary>Sets the access key; takes effect together with <see cref="SecretKey"/>.</summary>
    /// <param name="accessKey">The access key id.</param>
    void AccessKey(string accessKey);

    /// <summary>Sets the secret key; takes effect together with <see cref="AccessKey"/>.</summary>
    /// <param name="secretKey">The secret access key.</param>
    void SecretKey(string secretKey);

    /// <summary>Sets the credentials. Without keys or credentials the AWS default chain is used: environment, profile, container and instance roles.</summary>
    /// <param name="credentials">The credentials.</param>
    void Credentials(AWSCredentials credentials);

    /// <summary>Sets the scope: part of the host's address and, with <paramref name="scopeTopics"/>, prefix of topic names.</summary>
    /// <param name="scope">The scope, letters, digits, hyphen and underscore.</param>
    /// <param name="scopeTopics">True: topics are named <c>{scope}_{name}</c>. Queue names never change: use an endpoint name formatter.</param>
    void Scope(string scope, bool scopeTopics = false);

    /// <summary>Names topics <c>{scope}_{name}</c>.</summary>
    void EnableScopedTopics();

    /// <summary>
    /// Sends requests to this address instead of AWS's (an emulator, a VPC endpoint, a proxy). The region still signs the requests.
    /// </summary>
    /// <param name="serviceUrl">An absolute http or https address; null means AWS.</param>
    void ServiceUrl(Uri? serviceUrl);

    /// <summary>Sends SQS's requests and SNS's to addresses of their own, such as two VPC endpoints; they win over the one for both.</summary>
    /// <param name="sqs">An absolute http or https address; null means the one for both, else AWS.</param>
    /// <param name="sns">An absolute http or https address; null means the one for both, else AWS.</param>
    void ServiceUrls(Uri? sqs, Uri? sns);

    /// <summary>
    /// Takes the address out of a configuration of the AWS SDK, <c>AmazonSQSConfig</c> or <c>AmazonSimpleNotificationServiceConfig</c>. Only
    /// <see cref="ClientConfig.ServiceURL"/> is used: the SDK's clients, which the rest is for, are no part of this transport.
    /// </summary>
    /// <param name="config">The configuration of SQS's client or SNS's; null, or one without an address, changes nothing.</param>
    void Config(ClientConfig? config);

    /// <summary>Decides which headers are copied from a message to its SQS or SNS attributes. Default: all.</summary>
    /// <param name="allowTransportHeader">Returns true for a header that is copied.</param>
    void AllowTransportHeader(AllowTransportHeader? allowTransportHeader);
}
