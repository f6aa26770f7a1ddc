using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Dlq.Native;

/// <summary><c>fluxa dlq native start</c>: what it would move, until --execute.</summary>
internal static class StartMoveCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var queue = NativeCommand.Queue();
        var to = new Option<string?>("--to") { Description = "Another queue than the one the error queue belongs to.", HelpName = "queue" };
        var rate = NumberOption.Whole("--rate", "Most messages a second.", 50, 1, 500);
        var execute = new Option<bool>("--execute") { Description = "Do it. Without this it only says how many it would be." };
        var reason = ReasonOption.CreateOptional();
        var command = new Command("start", "Move all that lies in an error queue (StartMessageMoveTask). Says how many, and does it with --execute.") { queue, to, rate, execute, reason };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var dry = !parsed.GetValue(execute);
            var body = new JsonObject
            {
                ["dry_run"] = dry,
                ["reason"] = dry ? parsed.GetValue(reason) : ReasonOption.Required(parsed.GetValue(reason)),
                ["destination"] = parsed.GetValue(to),
                ["rate_per_second"] = parsed.GetValue(rate),
            };
            var answer = await session.Client.PostAsync(NativeCommand.Path(parsed.GetValue(queue)), body, cancellationToken);
            return session.Answer(answer, () => session.Output.WriteLine(Sentence(answer, dry)));
        });
        return command;
    }

    private static string Sentence(JsonElement answer, bool dry)
    {
        var (queue, to, waiting) = (answer.GetProperty("queue").GetString(), answer.GetProperty("destination").GetString(), answer.GetProperty("waiting").GetInt64());
        return dry
            ? string.Create(CultureInfo.InvariantCulture, $"About {waiting} messages would move from {queue} to {to}: all of them, good and bad. Nothing was moved: add --execute and --reason.")
            : string.Create(CultureInfo.InvariantCulture, $"Started: about {waiting} messages move from {queue} to {to}. Next: fluxa dlq native list {queue}");
    }
}
