using System.Diagnostics;
using Fluxa.Hosting.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Fluxa.Hosting.Correlation;

/// <summary>Takes or makes the correlation id, answers with it, and puts it on every log line of the request.</summary>
internal sealed partial class CorrelationMiddleware(RequestDelegate next, HostingMetrics metrics, TimeProvider clock, ILogger<CorrelationMiddleware> logger)
{
    private const string ActivityTag = "fluxa.correlation_id";

    public async Task InvokeAsync(HttpContext context)
    {
        var id = ReadOrMake(context.Request);
        context.Features.Set(new CorrelationFeature(id));
        context.Response.OnStarting(WriteHeader, context);
        var request = Activity.Current;
        request?.SetTag(ActivityTag, id);

        using (logger.BeginScope(new CorrelationScope(id)))
        {
            var started = clock.GetTimestamp();
            await next(context).ConfigureAwait(false);
            metrics.Answered(context);
            Name(request, context);
            Log.Answered(logger, context.Request.Method, context.GetEndpoint()?.DisplayName, context.Response.StatusCode, clock.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    // As https://opentelemetry.io/docs/specs/semconv/http/http-spans/#name says; which route it is is known only now.
    private static void Name(Activity? request, HttpContext context)
    {
        if (request is { IsAllDataRequested: true } && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            request.DisplayName = $"{context.Request.Method} {(route.Length > 1 ? route.TrimEnd('/') : route)}";
        }
    }

    private string ReadOrMake(HttpRequest request)
    {
        var sent = request.Headers[CorrelationId.Header];
        return sent.Count == 1 && CorrelationId.IsValid(sent[0]) ? sent[0]! : CorrelationId.New(clock);
    }

    // When the answer starts, and not before: an exception page clears the headers that were set until then.
    private static Task WriteHeader(object state)
    {
        var context = (HttpContext)state;
        context.Response.Headers[CorrelationId.Header] = context.GetCorrelationId();
        return Task.CompletedTask;
    }

    // The endpoint, not the path: a path holds what the client typed, which may be anything.
    private static partial class Log
    {
        [LoggerMessage(3201, LogLevel.Debug, "{Method} {Endpoint} was answered with {StatusCode} in {ElapsedMs} ms")]
        public static partial void Answered(ILogger logger, string method, string? endpoint, int statusCode, double elapsedMs);
    }
}
