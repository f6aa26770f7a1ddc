using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Raw;

/// <summary>A message move task: SQS's own redrive of a dead-letter queue.</summary>
/// <param name="Status"><c>RUNNING</c>, <c>COMPLETED</c>, <c>CANCELLING</c>, <c>CANCELLED</c> or <c>FAILED</c>.</param>
/// <param name="Handle">What it is cancelled by; null unless it is running.</param>
/// <param name="Destination">The name of the queue it moves to; null: each message goes back to where SQS took it from.</param>
/// <param name="MessagesPerSecond">Its limit; null: SQS decides.</param>
/// <param name="Moved">Messages moved so far, roughly.</param>
/// <param name="ToMove">Messages that were there at its start; null while it isn't selected to start.</param>
/// <param name="FailureReason">SQS's reason for <c>FAILED</c>.</param>
/// <param name="StartedAt">When it was started.</param>
public sealed record RawQueueMove(
    string Status, string? Handle, string? Destination, int? MessagesPerSecond, long Moved, long? ToMove, string? FailureReason, DateTimeOffset? StartedAt)
{
    /// <summary>The most messages a second that SQS moves.</summary>
    public const int HighestRate = Aws.SqsLimits.MovedMessagesPerSecond;

    internal static RawQueueMove From(MoveTask task) => new(
        task.Status,
        task.TaskHandle,
        task.DestinationArn is { } arn ? arn[(arn.LastIndexOf(':') + 1)..] : null,
        task.MaxNumberOfMessagesPerSecond,
        task.ApproximateNumberOfMessagesMoved ?? 0,
        task.ApproximateNumberOfMessagesToMove,
        task.FailureReason,
        task.StartedTimestamp is { } started ? DateTimeOffset.FromUnixTimeMilliseconds(started) : null);
}
