using System.Globalization;
using System.Text;

namespace Fluxa.Cli.Status;

/// <summary>A status for people.</summary>
internal static class StatusText
{
    public static string Page(FluxaStatus status)
    {
        var text = new StringBuilder();
        foreach (var service in status.Services)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{service.Name,-10} {(service.Ready ? "ready" : "NOT READY"),-10} {service.Url}");
        }

        text.AppendLine();
        Waiting("queue", status.Queue);
        Waiting("dlq", status.Dlq);
        Waiting("outbox", status.Outbox);
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"events/s   accepted {Number(status.AcceptedPerSecond)}, processed {Number(status.ProcessedPerSecond)}, failed {Number(status.FailedPerSecond)}, published {Number(status.PublishedPerSecond)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"p95        POST {Milliseconds(status.PostP95Ms)}, commit {Milliseconds(status.CommitP95Ms)}, outbox lag {Milliseconds(status.OutboxLagP95Ms)}");
        return text.ToString();

        void Waiting(string name, Backlog backlog) =>
            text.AppendLine(CultureInfo.InvariantCulture, $"{name,-10} {Number(backlog.Depth)} waiting, the oldest for {Seconds(backlog.OldestSeconds)}");
    }

    /// <summary>All of it that fits in one line.</summary>
    public static string Line(FluxaStatus status, int width)
    {
        var notReady = status.Services.Where(service => !service.Ready).Select(service => service.Name).ToList();
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{(notReady.Count == 0 ? "ready" : $"NOT READY: {string.Join(", ", notReady)}")} | in {Number(status.AcceptedPerSecond)}/s, done {Number(status.ProcessedPerSecond)}/s | queue {Number(status.Queue.Depth)} ({Seconds(status.Queue.OldestSeconds)}) | dlq {Number(status.Dlq.Depth)} ({Seconds(status.Dlq.OldestSeconds)}) | outbox {Number(status.Outbox.Depth)} | p95 POST {Milliseconds(status.PostP95Ms)}");
        return text.Length < width ? text : text[..Math.Max(0, width - 1)];
    }

    private static string Number(double? value) => value is { } known ? known.ToString(known is > 0 and < 10 ? "0.#" : "#,0", CultureInfo.InvariantCulture) : "?";

    private static string Seconds(double? value) => value is { } known ? $"{known.ToString("#,0", CultureInfo.InvariantCulture)} s" : "?";

    private static string Milliseconds(double? value) => value is { } known ? $"{known.ToString("0.#", CultureInfo.InvariantCulture)} ms" : "–";
}
