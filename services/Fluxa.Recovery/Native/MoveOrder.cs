namespace Fluxa.Recovery.Native;

/// <summary>A wish to start or cancel a message move task.</summary>
/// <param name="Queue">The error queue.</param>
/// <param name="Destination">Where to; null: the queue that it belongs to by its name.</param>
/// <param name="RatePerSecond">At most so many; null: SQS decides.</param>
/// <param name="Reason">For the audit.</param>
/// <param name="DryRun">Only say what it would be.</param>
internal sealed record MoveOrder(string Queue, string? Destination, int? RatePerSecond, string Reason, bool DryRun);
