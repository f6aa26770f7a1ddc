using System.CommandLine;
using System.Text.Json;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;
using Fluxa.Cli.Dlq.Tables;

namespace Fluxa.Cli.Dlq.Reading;

/// <summary><c>fluxa dlq audit</c>.</summary>
internal static class AuditCommand
{
    private static readonly string[] Columns = ["at", "by", "action", "count", "outcome", "redrive_id", "failure_id", "reason"];

    public static Command Create(ConnectionOptions connection)
    {
        var page = new PageOptions();
        var redrive = new Option<string?>("--redrive") { Description = "Only what concerns this redrive.", HelpName = "id" };
        var failure = new Option<string?>("--failure") { Description = "Only what concerns this failure.", HelpName = "id" };
        var command = new Command("audit", "Who did what, when and why, newest first.") { redrive, failure };
        page.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var query = QueryString.Of([.. page.Pairs(parsed), ("redrive_id", parsed.GetValue(redrive)), ("failure_id", parsed.GetValue(failure))]);
            var answer = await session.Client.GetAsync($"audit{query}", cancellationToken);
            return session.Answer(answer, () => Print(answer, session));
        });
        return command;
    }

    private static void Print(JsonElement answer, DlqSession session)
    {
        var table = new TextTable([.. Columns.Select(column => column.ToUpperInvariant().Replace('_', ' '))]);
        foreach (var entry in answer.GetProperty("items").EnumerateArray())
        {
            table.Add([.. Columns.Select(column => Cell(entry, column))]);
        }

        table.WriteTo(session.Output);
        if (answer.TryGetProperty("next_cursor", out var cursor) && cursor.GetString() is { } next)
        {
            session.Hint($"More: --cursor {next}");
        }
    }

    private static string? Cell(JsonElement entry, string column) =>
        entry.TryGetProperty(column, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}
