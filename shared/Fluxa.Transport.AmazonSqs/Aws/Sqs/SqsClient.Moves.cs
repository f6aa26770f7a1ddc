using System.Text.Json;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <content>Message move tasks: SQS's own redrive of a dead-letter queue.</content>
internal sealed partial class SqsClient
{
    /// <summary>Starts a task that moves all that is in a dead-letter queue; answers its handle. Never tried again: a lost answer may hide a task that runs. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html</summary>
    public Task<string> StartMessageMoveTaskAsync(string sourceArn, string? destinationArn, int? messagesPerSecond, CancellationToken cancellationToken)
    {
        var body = Body((sourceArn, destinationArn, messagesPerSecond), static (json, task) =>
        {
            json.WriteString("SourceArn"u8, task.sourceArn);
            if (task.destinationArn is not null)
            {
                json.WriteString("DestinationArn"u8, task.destinationArn);
            }

            if (task.messagesPerSecond is { } rate)
            {
                json.WriteNumber("MaxNumberOfMessagesPerSecond"u8, rate);
            }
        });

        return CallAsync(
            new SqsCall("StartMessageMoveTask", QueueOf(sourceArn), body) { Retried = false },
            static answer => SqsJson.Demand(JsonSerializer.Deserialize(answer.Span, SqsJson.Default.MoveStarted)).TaskHandle,
            cancellationToken);
    }

    /// <summary>Lists the newest tasks of a dead-letter queue, newest first. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html</summary>
    public Task<IReadOnlyList<MoveTask>> ListMessageMoveTasksAsync(string sourceArn, CancellationToken cancellationToken)
    {
        var body = Body(sourceArn, static (json, arn) =>
        {
            json.WriteString("SourceArn"u8, arn);
            json.WriteNumber("MaxResults"u8, SqsLimits.MoveTasksListed);
        });

        return CallAsync(
            new SqsCall("ListMessageMoveTasks", QueueOf(sourceArn), body),
            static answer => SqsJson.Demand(JsonSerializer.Deserialize(answer.Span, SqsJson.Default.MoveTasks)).Results ?? [],
            cancellationToken);
    }

    /// <summary>Cancels a running task; what it moved stays moved, and the answer says how much that was. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html</summary>
    public Task<long> CancelMessageMoveTaskAsync(string queueName, string taskHandle, CancellationToken cancellationToken)
    {
        var body = Body(taskHandle, static (json, handle) => json.WriteString("TaskHandle"u8, handle));

        return CallAsync(
            new SqsCall("CancelMessageMoveTask", queueName, body) { Retried = false },
            static answer => SqsJson.Demand(JsonSerializer.Deserialize(answer.Span, SqsJson.Default.MoveCancelled)).ApproximateNumberOfMessagesMoved,
            cancellationToken);
    }

    private static string QueueOf(string arn) => arn[(arn.LastIndexOf(':') + 1)..];
}
