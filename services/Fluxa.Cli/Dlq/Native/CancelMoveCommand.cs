using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;

namespace Fluxa.Cli.Dlq.Native;

/// <summary><c>fluxa dlq native cancel</c>: what it would cancel, until --execute.</summary>
internal static class CancelMoveCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var queue = NativeCommand.Queue();
        var execute = new Option<bool>("--execute") { Description = "Do it. Without this it only says what is running." };
        var reason = ReasonOption.CreateOptional();
        var command = new Command("cancel", "Stop the running move of an error queue (CancelMessageMoveTask); what it moved stays moved.") { queue, execute, reason };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var dry = !parsed.GetValue(execute);
            var body = new JsonObject { ["dry_run"] = dry, ["reason"] = dry ? parsed.GetValue(reason) : ReasonOption.Required(parsed.GetValue(reason)) };
            var answer = await session.Client.PostAsync($"{NativeCommand.Path(parsed.GetValue(queue))}/cancel", body, cancellationToken);
            var moved = answer.GetProperty("moved").GetInt64();
            return session.Answer(answer, () => session.Output.WriteLine(dry
                ? string.Create(CultureInfo.InvariantCulture, $"A move is running and has moved about {moved} messages. Nothing was cancelled: add --execute and --reason.")
                : string.Create(CultureInfo.InvariantCulture, $"Cancelled; about {moved} messages were moved and stay where they are.")));
        });
        return command;
    }
}
