using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Fluxa.Hosting.Health;

/// <summary>Answers the readiness probe, and logs when the answer changes: a probe every second must not fill the log.</summary>
internal sealed partial class ReadinessReport(ILogger<ReadinessReport> logger)
{
    private int _ready = 1;

    public Task WriteAsync(HttpContext context, HealthReport report)
    {
        Note(report);
        context.Response.ContentType = "application/json";
        var answer = new HealthAnswer(
            Word(report.Status),
            [.. report.Entries.Select(entry => new HealthAnswer.Check(entry.Key, Word(entry.Value.Status)))]);
        return JsonSerializer.SerializeAsync(context.Response.Body, answer, HealthJson.Default.HealthAnswer, context.RequestAborted);
    }

    private void Note(HealthReport report)
    {
        var ready = report.Status == HealthStatus.Unhealthy ? 0 : 1;
        if (Interlocked.Exchange(ref _ready, ready) == ready)
        {
            return;
        }

        if (ready == 1)
        {
            Log.ReadyAgain(logger);
            return;
        }

        var failed = report.Entries.Where(entry => entry.Value.Status == HealthStatus.Unhealthy).ToList();
        Log.NotReady(
            logger,
            failed.Select(entry => entry.Value.Exception).FirstOrDefault(exception => exception is not null),
            string.Join("; ", failed.Select(entry => $"{entry.Key}: {entry.Value.Description}")));
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };

    private static partial class Log
    {
        [LoggerMessage(3220, LogLevel.Warning, "Not ready to work: {Failed}")]
        public static partial void NotReady(ILogger logger, Exception? exception, string failed);

        [LoggerMessage(3221, LogLevel.Information, "Ready to work again")]
        public static partial void ReadyAgain(ILogger logger);
    }
}
