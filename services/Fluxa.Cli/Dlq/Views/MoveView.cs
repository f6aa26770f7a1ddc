namespace Fluxa.Cli.Dlq.Views;

/// <summary>A message move task of SQS.</summary>
internal sealed record MoveView(string Status, string? Destination, int? RatePerSecond, long Moved, long? ToMove, DateTimeOffset? StartedAt, string? FailureReason);
