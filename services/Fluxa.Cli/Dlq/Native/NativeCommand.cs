using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;
using Fluxa.Cli.Dlq.Tables;

namespace Fluxa.Cli.Dlq.Native;

/// <summary><c>fluxa dlq native</c>: SQS's own redrive, for when Recovery's database is what is broken.</summary>
internal static class NativeCommand
{
    private static readonly string[] Columns = ["status", "moved", "to_move", "rate_per_second", "started_at", "failure", "task_handle"];

    public static Command Create(ConnectionOptions connection) =>
        new("native", "SQS's own message move tasks on an error queue: everything in it, no filter, no canary. For when Recovery's own redrive can't be used.")
        {
            Start(connection), List(connection), Cancel(connection),
        };

    private static Command Start(ConnectionOptions connection)
    {
        var queue = Queue();
        var reason = ReasonOption.Create();
        var rate = new Option<int?>("--rate") { Description = "Most messages a second, 1–500. Default: SQS decides.", HelpName = "n" };
        var command = new Command("start", "Move everything that is in the error queue back to its source (StartMessageMoveTask).") { queue, rate, reason };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var body = new JsonObject { ["reason"] = ReasonOption.Required(parsed.GetValue(reason)) };
            if (parsed.GetValue(rate) is { } perSecond)
            {
                body["rate_per_second"] = perSecond;
            }

            var answer = await session.Client.PostAsync($"native/{Of(parsed.GetValue(queue))}/move", body, cancellationToken);
            return session.Answer(answer, () => session.Output.WriteLine($"Started. Next: fluxa dlq native list {parsed.GetValue(queue)}"));
        });
        return command;
    }

    private static Command List(ConnectionOptions connection)
    {
        var queue = Queue();
        var command = new Command("list", "Move tasks of an error queue, newest first.") { queue };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var answer = await session.Client.GetAsync($"native/{Of(parsed.GetValue(queue))}/moves", cancellationToken);
            return session.Answer(answer, () =>
            {
                var table = new TextTable([.. Columns.Select(column => column.ToUpperInvariant().Replace('_', ' '))]);
                foreach (var task in answer.GetProperty("items").EnumerateArray())
                {
                    table.Add([.. Columns.Select(column => task.TryGetProperty(column, out var value) && value.ValueKind != JsonValueKind.Null ? Convert.ToString(value, CultureInfo.InvariantCulture) : null)]);
                }

                table.WriteTo(session.Output);
            });
        });
        return command;
    }

    private static Command Cancel(ConnectionOptions connection)
    {
        var queue = Queue();
        var task = new Argument<string>("task") { Description = "The task's handle, from 'native list'." };
        var reason = ReasonOption.Create();
        var command = new Command("cancel", "Stop a move task; what it moved stays moved.") { queue, task, reason };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var body = new JsonObject { ["task_handle"] = parsed.GetValue(task), ["reason"] = ReasonOption.Required(parsed.GetValue(reason)) };
            var answer = await session.Client.PostAsync($"native/{Of(parsed.GetValue(queue))}/moves/cancel", body, cancellationToken);
            return session.Answer(answer, () => session.Output.WriteLine("Cancelled."));
        });
        return command;
    }

    private static Argument<string> Queue() => new("queue") { Description = "The queue whose error queue is meant, for example fluxa-process-event." };

    private static string Of(string? queue) => Uri.EscapeDataString(queue!);
}
