using System.CommandLine;
using Fluxa.Cli.Dlq.Connection;

namespace Fluxa.Cli.Dlq.Redriving;

/// <summary><c>fluxa dlq plan</c>.</summary>
internal static class PlanCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var plan = new PlanOptions();
        var command = new Command("plan", "Freeze the set of failures to send again, and say what it is. Nothing is sent; the plan expires after 15 minutes.");
        plan.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            return await plan.MakeAsync(parsed, session, cancellationToken);
        });
        return command;
    }
}
