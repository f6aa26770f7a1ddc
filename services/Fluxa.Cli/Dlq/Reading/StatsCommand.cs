using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Tables;

namespace Fluxa.Cli.Dlq.Reading;

/// <summary><c>fluxa dlq stats</c>.</summary>
internal static class StatsCommand
{
    private static readonly string[] States = ["open", "redriving", "resolved", "discarded", "archived"];

    public static Command Create(ConnectionOptions connection)
    {
        var check = new Option<bool>("--check") { Description = "Exit with 1 when anything is open or waits in an error queue: for scripts." };
        var command = new Command("stats", "How many failures there are, by state and queue, and how old the oldest open one is.") { check };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var stats = await session.Client.GetAsync("failures/stats", cancellationToken);
            session.Answer(stats, () => Print(stats, session));
            return parsed.GetValue(check) && Pending(stats) > 0 ? ExitCodes.NotSo : ExitCodes.Done;
        });
        return command;
    }

    /// <summary>What waits for a person: open failures and messages not collected yet. A queue that SQS tells nothing of now counts as one: a script must not take silence for peace.</summary>
    internal static long Pending(JsonElement stats) =>
        stats.GetProperty("open").GetInt64() + stats.GetProperty("queues").EnumerateArray().Sum(queue => Known(queue, "waiting") ?? 1);

    private static void Print(JsonElement stats, DlqSession session)
    {
        session.Output.WriteLine(string.Join(" · ", States.Select(state => $"{state} {stats.GetProperty(state).GetInt64().ToString(CultureInfo.InvariantCulture)}")));
        if (stats.TryGetProperty("oldest_open_at", out var oldest) && oldest.ValueKind == JsonValueKind.String)
        {
            session.Output.WriteLine($"The oldest open one failed first {Age.Of(oldest.GetDateTimeOffset(), session.Clock.GetUtcNow())}.");
        }

        var table = new TextTable("QUEUE", "WAITING", "IN FLIGHT", "OPEN");
        foreach (var queue in stats.GetProperty("queues").EnumerateArray())
        {
            table.Add(queue.GetProperty("queue").GetString(), Number(queue, "waiting"), Number(queue, "in_flight"), Number(queue, "open"));
        }

        table.WriteTo(session.Output);
        session.Hint("Next: fluxa dlq groups");
    }

    private static string? Number(JsonElement queue, string name) => Known(queue, name)?.ToString(CultureInfo.InvariantCulture);

    private static long? Known(JsonElement queue, string name) => queue.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;
}
