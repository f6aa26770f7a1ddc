namespace Fluxa.Recovery.Native;

/// <summary>A move that was started, or would be.</summary>
/// <param name="Queue">The error queue whose messages go.</param>
/// <param name="Destination">The queue they go to.</param>
/// <param name="Waiting">How many lie there, roughly: all of them go.</param>
/// <param name="RatePerSecond">The limit; null: SQS decides.</param>
/// <param name="TaskHandle">The task; null on a dry run.</param>
/// <param name="DryRun">Nothing was done.</param>
internal sealed record MoveStartAnswer(string Queue, string Destination, long Waiting, int? RatePerSecond, string? TaskHandle, bool DryRun);
