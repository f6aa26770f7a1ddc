using System.CommandLine;
using System.Globalization;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Tables;
using Fluxa.Cli.Dlq.Views;

namespace Fluxa.Cli.Dlq.Native;

/// <summary><c>fluxa dlq native list</c>.</summary>
internal static class ListMovesCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var queue = NativeCommand.Queue();
        var command = new Command("list", "The last ten moves of an error queue, newest first (ListMessageMoveTasks).") { queue };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var answer = await session.Client.GetAsync(NativeCommand.Path(parsed.GetValue(queue)), cancellationToken);
            return session.Answer(answer, () => Table(View.Of<MovesView>(answer), session.Clock.GetUtcNow()).WriteTo(session.Output));
        });
        return command;
    }

    private static TextTable Table(MovesView moves, DateTimeOffset now)
    {
        var table = new TextTable("STATUS", "MOVED", "OF", "RATE", "STARTED", "TO", "FAILURE");
        foreach (var move in moves.Items)
        {
            table.Add(
                move.Status, Number(move.Moved), Number(move.ToMove), Number(move.RatePerSecond),
                move.StartedAt is { } started ? Age.Of(started, now) : null, move.Destination, move.FailureReason);
        }

        return table;
    }

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
