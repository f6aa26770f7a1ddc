using System.CommandLine;
using System.Text.Json.Nodes;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;
using Fluxa.Cli.Dlq.Views;

namespace Fluxa.Cli.Dlq.Redriving;

/// <summary><c>fluxa dlq pause|resume|cancel</c>.</summary>
internal static class StepCommands
{
    public static Command Create(ConnectionOptions connection, string verb, string description)
    {
        var id = RedriveArgument.Create();
        var reason = ReasonOption.Create();
        var command = new Command(verb, description) { id, reason };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var body = new JsonObject { ["reason"] = ReasonOption.Required(parsed.GetValue(reason)) };
            var answer = await session.Client.PostAsync($"redrives/{parsed.GetValue(id)}/{verb}", body, cancellationToken);
            return session.Answer(answer, () => session.Output.WriteLine(RedriveWatch.Line(View.Of<RedriveView>(answer))));
        });
        return command;
    }
}
