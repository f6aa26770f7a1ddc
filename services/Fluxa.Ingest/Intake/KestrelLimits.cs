using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Intake;

/// <summary>What the server itself refuses, before any of our code reads a byte.</summary>
internal sealed class KestrelLimits(IOptions<IngestOptions> options) : IConfigureOptions<KestrelServerOptions>
{
    /// <summary>Bytes of all headers: a key, a trace with its state and an envelope take 4 KiB.</summary>
    public const int MaxHeaderBytes = 16 * 1024;

    /// <summary>Headers of one request.</summary>
    public const int MaxHeaders = 64;

    /// <summary>Bytes of method, path and version: the longest path here has 50.</summary>
    public const int MaxRequestLine = 4 * 1024;

    /// <summary>Bytes of a body that wait in memory to be read: the system's own buffers hold the rest back. The server's 1 MiB is what slow disks or a slow S3 would fill for each connection.</summary>
    public const int MaxWaitingBytes = 64 * 1024;

    /// <summary>The same for one stream of HTTP/2, where it is all that a sender may have under way: 128 KiB in 50 ms are 2.5 MiB a second.</summary>
    private const int StreamWindow = 128 * 1024;

    /// <summary>Longer than a load balancer keeps an idle connection (60 s), so that it is the one that closes and never sends into a closed one.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(130);

    public void Configure(KestrelServerOptions kestrel)
    {
        try
        {
            Configure(kestrel, options.Value);
        }
        catch (OptionsValidationException)
        {
            // The server is made before the service starts, and the start names every fault at once: nothing is served until then.
        }
    }

    private static void Configure(KestrelServerOptions kestrel, IngestOptions own)
    {
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = own.MaxConnections;
        limits.MaxRequestBodySize = own.MaxBodyBytes;
        limits.MaxRequestBufferSize = MaxWaitingBytes;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.MaxRequestLineSize = MaxRequestLine;
        limits.RequestHeadersTimeout = own.HeadersTimeout;
        limits.KeepAliveTimeout = KeepAlive;
        limits.MinRequestBodyDataRate = new MinDataRate(own.MinBodyBytesPerSecond, own.BodyRateGrace);
        limits.Http2.InitialStreamWindowSize = StreamWindow;
        limits.Http2.MaxRequestHeaderFieldSize = MaxHeaderBytes;
    }
}
