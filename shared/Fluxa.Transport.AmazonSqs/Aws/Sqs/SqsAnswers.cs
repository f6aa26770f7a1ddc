using System.Text.Json.Serialization;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

internal sealed record SendAnswer([property: JsonRequired] string MessageId, string? SequenceNumber);

internal sealed record QueueUrlAnswer([property: JsonRequired] string QueueUrl);

internal sealed record ListQueuesAnswer(IReadOnlyList<string>? QueueUrls, string? NextToken);

internal sealed record QueueAttributesAnswer(IReadOnlyDictionary<string, string>? Attributes);

internal sealed record BatchAnswerBody(IReadOnlyList<BatchSuccess>? Successful, IReadOnlyList<BatchFailure>? Failed);

internal sealed record BatchSuccess(string? Id, string? MessageId, string? SequenceNumber);

internal sealed record BatchFailure(string? Id, string? Code, string? Message, bool SenderFault);

internal sealed record MoveStarted([property: JsonRequired] string TaskHandle);

internal sealed record MoveTasks(IReadOnlyList<MoveTask>? Results);

internal sealed record MoveCancelled(long ApproximateNumberOfMessagesMoved);
