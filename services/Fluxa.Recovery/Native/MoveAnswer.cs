namespace Fluxa.Recovery.Native;

/// <summary>A message move task of an error queue, newest first in lists.</summary>
internal sealed record MoveAnswer(
    string Status, string? TaskHandle, string? Destination, int? RatePerSecond, long Moved, long? ToMove, DateTimeOffset? StartedAt, string? FailureReason);
