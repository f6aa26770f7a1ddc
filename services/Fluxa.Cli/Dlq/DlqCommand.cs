using System.CommandLine;
using Fluxa.Cli.Dlq.Changing;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Native;
using Fluxa.Cli.Dlq.Reading;
using Fluxa.Cli.Dlq.Redriving;

namespace Fluxa.Cli.Dlq;

/// <summary><c>fluxa dlq</c>: what the operator who is paged types.</summary>
internal static class DlqCommand
{
    private const string About = "See, understand and repair what failed: groups (what is it?), show (why?), plan (what would be sent?), redrive --plan. Nothing is sent or changed unless a plan's id or --execute is given.";

    public static Command Create()
    {
        var connection = new ConnectionOptions();
        var command = new Command("dlq", About)
        {
            StatsCommand.Create(connection),
            GroupsCommand.Create(connection),
            CommentCommand.Create(connection),
            ListCommand.Create(connection),
            ShowCommand.Create(connection),
            PlanCommand.Create(connection),
            RedriveCommand.Create(connection),
            WatchCommand.Create(connection),
            StepCommands.Create(connection, "pause", "Stop sending; what was sent is followed to its end. 'resume' goes on."),
            StepCommands.Create(connection, "resume", "Go on with a paused redrive. One that stopped by itself needs a new plan: what it shows has changed."),
            StepCommands.Create(connection, "cancel", "Give up the rest of a redrive, or a plan."),
            EditCommand.Create(connection),
            PutAsideCommands.Create(connection, "discard", "Close failures as not worth repairing."),
            PutAsideCommands.Create(connection, "archive", "Close failures and keep them for the record."),
            ExportCommand.Create(connection),
            AuditCommand.Create(connection),
            NativeCommand.Create(connection),
        };
        connection.AddTo(command);
        return command;
    }
}
