using Fluxa.Transport.AmazonSqs.Aws.Http;
using Fluxa.Transport.AmazonSqs.Aws.Sns;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Aws.Sts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>The clients of one host: they share one pool of connections and one set of credentials.</summary>
internal sealed class AwsClients : IDisposable
{
    private readonly HttpMessageInvoker _http;

    public AwsClients(AwsClientSettings settings, TimeProvider clock, ILogger? logger = null)
        : this(settings, clock, AwsHttpHandler.Create(), logger)
    {
    }

    /// <summary>Takes what sends the requests from the caller, and disposes it: tests answer as a broken AWS would.</summary>
    public AwsClients(AwsClientSettings settings, TimeProvider clock, HttpMessageHandler handler, ILogger? logger = null)
    {
        Settings = settings;
        Clock = clock;

        // No HttpClient: each call has its own time limit, longer for a long poll, and wants no defaults, cookies or buffers on top.
        _http = new HttpMessageInvoker(handler);
        var caller = new AwsCaller(_http, new AwsCredentialSource(settings.Credentials), settings, clock, logger ?? NullLogger.Instance);

        Sqs = new SqsClient(caller, AwsEndpoints.Resolve(settings, "sqs"));
        Sns = new SnsClient(caller, AwsEndpoints.Resolve(settings, "sns"));
        Sts = new StsClient(caller, AwsEndpoints.Resolve(settings, "sts"));
    }

    public AwsClientSettings Settings { get; }

    public TimeProvider Clock { get; }

    public SqsClient Sqs { get; }

    public SnsClient Sns { get; }

    public StsClient Sts { get; }

    public void Dispose() => _http.Dispose();
}
