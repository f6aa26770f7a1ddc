using System.CommandLine;
using System.Text.Json.Nodes;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;
using Fluxa.Cli.Dlq.Views;

namespace Fluxa.Cli.Dlq.Redriving;

/// <summary><c>fluxa dlq redrive</c>: without a plan's id it is <c>plan</c>; with one it sends, and shows the outcome.</summary>
internal static class RedriveCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var planId = new Option<Guid?>("--plan") { Description = "The plan to carry out. Without it this is a dry run: it makes a plan and shows it.", HelpName = "id" };
        var noWatch = new Option<bool>("--no-watch") { Description = "Start it and go; 'dlq watch' looks at it later." };
        var options = new PlanOptions();
        var command = new Command("redrive", "Send failures again, by plan: 1, then 10, then 100, then the rest, each step once the outcome of the last is known. Exit code 1 when it stopped or a message failed again.")
        {
            planId, noWatch,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            if (parsed.GetValue(planId) is not { } id)
            {
                return await options.MakeAsync(parsed, session, cancellationToken);
            }

            var body = new JsonObject { ["reason"] = ReasonOption.Required(parsed.GetValue(options.Reason)) };
            var started = await session.Client.PostAsync($"redrives/{id}/execute", body, cancellationToken);
            return parsed.GetValue(noWatch)
                ? session.Answer(started, () => session.Output.WriteLine($"Started. Next: fluxa dlq watch {id}"))
                : await new RedriveWatch(session).FollowAsync(View.Of<RedriveView>(started).RedriveId, cancellationToken);
        });
        return command;
    }
}
