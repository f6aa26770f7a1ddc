using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Intake;

/// <summary>What the server itself refuses, before any of our code reads a byte.</summary>
internal sealed class KestrelLimits(IOptions<IngestOptions> options) : IConfigureOptions<KestrelServerOptions>
{
    /// <summary>A client that is slower with its headers holds a connection for nothing.</summary>
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    public void Configure(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestBodySize = options.Value.MaxBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(options.Value.MinBodyBytesPerSecond, options.Value.BodyRateGrace);
    }
}
