using Fluxa.Transport.AmazonSqs.Aws.Sns;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Aws.Sts;

namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>The clients of one host: they share one pool of connections and one set of credentials.</summary>
internal sealed class AwsClients(AwsClientSettings settings, TimeProvider clock) : IDisposable
{
    public AwsClientSettings Settings { get; } = settings;

    public TimeProvider Clock { get; } = clock;

    public SqsClient Sqs { get; } = new();

    public SnsClient Sns { get; } = new();

    public StsClient Sts { get; } = new();

    public void Dispose()
    {
    }
}
