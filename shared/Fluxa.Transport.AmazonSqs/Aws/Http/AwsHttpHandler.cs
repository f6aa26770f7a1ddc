using System.Net;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>Makes the pool of connections that all calls of a host share.</summary>
internal static class AwsHttpHandler
{
    /// <summary>Connections are renewed this often, so that a change of DNS is noticed.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Idle connections are closed before AWS's side closes them at about 60 s, which would cost a retry.</summary>
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    public static SocketsHttpHandler Create() => new()
    {
        PooledConnectionLifetime = ConnectionLifetime,
        PooledConnectionIdleTimeout = IdleTimeout,
        ConnectTimeout = ConnectTimeout,
        Proxy = new ProxyExceptLoopback(HttpClient.DefaultProxy),
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,

        // The transport makes its own spans; one for each long poll would be noise, and AWS reads no traceparent.
        ActivityHeadersPropagator = null,
    };
}
