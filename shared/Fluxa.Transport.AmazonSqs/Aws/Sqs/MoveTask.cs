using System.Text.Json.Serialization;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>A message move task as SQS tells of it.</summary>
internal sealed record MoveTask(
    [property: JsonRequired] string Status,
    string? TaskHandle,
    string? DestinationArn,
    int? MaxNumberOfMessagesPerSecond,
    long? ApproximateNumberOfMessagesMoved,
    long? ApproximateNumberOfMessagesToMove,
    string? FailureReason,
    long? StartedTimestamp);
