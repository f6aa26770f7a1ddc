using System.CommandLine;
using Fluxa.Cli.Dlq.Connection;

namespace Fluxa.Cli.Dlq.Redriving;

/// <summary><c>fluxa dlq watch</c>.</summary>
internal static class WatchCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var id = RedriveArgument.Create();
        var command = new Command("watch", "Show a redrive until it ends. Ctrl-C stops watching, not the redrive. Exit code 1 when it stopped or a message failed again.") { id };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            return await new RedriveWatch(session).FollowAsync(parsed.GetValue(id), cancellationToken);
        });
        return command;
    }
}
