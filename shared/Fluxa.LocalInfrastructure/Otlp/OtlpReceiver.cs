using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fluxa.LocalInfrastructure.Otlp;

/// <summary>A small OpenTelemetry collector on loopback: takes OTLP over HTTP, keeps every span and the last value of every metric.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, MetricPoint> _points = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<SpanRecord> _spans = new();
    private readonly WebApplication _app;
    private readonly bool _keeps;
    private long _requests;
    private long _bytes;

    private OtlpReceiver(WebApplication app, bool keeps) => (_app, _keeps) = (app, keeps);

    /// <summary>For OTEL_EXPORTER_OTLP_ENDPOINT. <c>/points</c> below it answers <see cref="Metrics"/> as JSON.</summary>
    public string Endpoint => _app.Urls.Single();

    /// <summary>The last value of every metric, by service, process and tags.</summary>
    public IReadOnlyCollection<MetricPoint> Metrics => [.. _points.Values];

    /// <summary>Every span so far.</summary>
    public IReadOnlyCollection<SpanRecord> Spans => [.. _spans];

    /// <summary>Exports so far.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Their bytes, as they were sent.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Starts listening on a free port.</summary>
    /// <param name="cancellationToken">Abandons the start.</param>
    public static Task<OtlpReceiver> StartAsync(CancellationToken cancellationToken) => StartAsync(keeps: true, cancellationToken);

    /// <summary>The same, but exports are counted and neither read nor kept: for a measurement of who sends them.</summary>
    /// <param name="cancellationToken">Abandons the start.</param>
    public static Task<OtlpReceiver> StartCountingAsync(CancellationToken cancellationToken) => StartAsync(keeps: false, cancellationToken);

    private static async Task<OtlpReceiver> StartAsync(bool keeps, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new OtlpReceiver(app, keeps);
        app.MapPost("/v1/metrics", context => receiver.TakeAsync(context, receiver.TakeMetrics));
        app.MapGet("/points", () => receiver.Metrics);
        app.MapPost("/v1/traces", context => receiver.TakeAsync(context, receiver.TakeSpans));
        await app.StartAsync(cancellationToken);
        return receiver;
    }

    /// <summary>What an instrument counted in all processes of all services together; a histogram's number of values.</summary>
    /// <param name="name">The instrument.</param>
    /// <param name="tag">Only points with this tag; null: all.</param>
    /// <param name="value">The tag's value.</param>
    public double Total(string name, string? tag = null, string? value = null) => _points.Values
        .Where(point => point.Name == name && (tag is null || point.Tags.GetValueOrDefault(tag) == value))
        .Sum(point => point.Count > 0 ? point.Count : point.Value);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context, Action<ReadOnlyMemory<byte>> take)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytes, context.Request.ContentLength ?? 0);
        context.Response.ContentType = "application/x-protobuf";
        if (!_keeps)
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            return;
        }

        using var body = new MemoryStream();
        var packed = context.Request.Headers.ContentEncoding.Contains("gzip");
        await using var input = packed ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        await input.CopyToAsync(body, context.RequestAborted);
        try
        {
            take(body.ToArray());
        }
        catch (InvalidDataException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private void TakeMetrics(ReadOnlyMemory<byte> request)
    {
        foreach (var point in OtlpMetrics.Read(request))
        {
            var tags = string.Join('\n', point.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
            _points[$"{point.Service}\n{point.Instance}\n{point.Meter}\n{point.Name}\n{tags}"] = point;
        }
    }

    private void TakeSpans(ReadOnlyMemory<byte> request)
    {
        foreach (var span in OtlpTraces.Read(request))
        {
            _spans.Enqueue(span);
        }
    }
}
