using System.CommandLine;
using Fluxa.Cli.Dlq.Connection;

namespace Fluxa.Cli.Dlq.Native;

/// <summary><c>fluxa dlq native</c>: SQS's own redrive, for when Recovery can't collect from a queue.</summary>
internal static class NativeCommand
{
    private const string About = "SQS's own message move tasks: everything in an error queue, no filter, no canary. For when Recovery can't collect from it. Needs a key of scope admin.";

    public static Command Create(ConnectionOptions connection) => new("native", About)
    {
        StartMoveCommand.Create(connection),
        ListMovesCommand.Create(connection),
        CancelMoveCommand.Create(connection),
    };

    /// <summary>The queue that all three speak of.</summary>
    internal static Argument<string> Queue() => new("queue") { Description = "The error queue, for example fluxa-process-event_error; 'dlq stats' names them." };

    internal static string Path(string? queue) => $"native/{Uri.EscapeDataString(queue!)}/moves";
}
