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
    /// <summary>The largest answer is 10 messages of together 1 MiB, each character at worst escaped to six.</summary>
    private const int MaxAnswerBytes = 16 * 1024 * 1024;

    private readonly HttpClient _http;

    public AwsClients(AwsClientSettings settings, TimeProvider clock, ILogger? logger = null)
        : this(settings, clock, AwsHttpHandler.Create(), logger)
    {
    }

    /// <summary>Takes what sends the requests from the caller, and disposes it: tests answer as a broken AWS would.</summary>
    public AwsClients(AwsClientSettings settings, TimeProvider clock, HttpMessageHandler handler, ILogger? logger = null)
    {
        Settings = settings;
        Clock = clock;

        // Each call has its own timeout, longer for a long poll: the client must not add a shorter one.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswerBytes };
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
