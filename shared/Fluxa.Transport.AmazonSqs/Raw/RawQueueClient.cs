using System.Globalization;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Raw;

/// <summary>One queue, message by message. Made by <see cref="RawQueueHost"/>.</summary>
public sealed class RawQueueClient
{
    private readonly string _url;
    private readonly SqsClient _sqs;
    private readonly RawSender _sender;

    internal RawQueueClient(string name, string url, SqsClient sqs, SqsClient once)
    {
        Name = name;
        _url = url;
        _sqs = sqs;
        _sender = new RawSender(name, url, once);
    }

    /// <summary>The queue's name.</summary>
    public string Name { get; }

    /// <summary>Polls once: up to 10 messages, none when nothing came within the wait.</summary>
    /// <param name="wait">How long to wait for a first message, up to 20 s.</param>
    /// <param name="visibility">How long what is received stays hidden from others.</param>
    /// <param name="cancellationToken">Abandons the call; messages may be hidden all the same.</param>
    /// <exception cref="AwsServiceException">SQS refuses or doesn't answer.</exception>
    public async Task<IReadOnlyList<RawMessage>> ReceiveAsync(TimeSpan wait, TimeSpan visibility, CancellationToken cancellationToken)
    {
        var request = new ReceiveRequest(SqsLimits.MessagesPerReceive, wait, visibility);
        var received = await _sqs.ReceiveMessageAsync(_url, request, cancellationToken).ConfigureAwait(false);
        return [.. received.Select(RawMessage.From)];
    }

    /// <summary>Deletes up to 10 messages; answers how many SQS confirmed. What it didn't is delivered again.</summary>
    /// <param name="messages">Received ones.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="AwsServiceException">SQS refuses or doesn't answer.</exception>
    public async Task<int> DeleteAsync(IReadOnlyList<RawMessage> messages, CancellationToken cancellationToken)
    {
        var handles = messages.Select(message => message.ReceiptHandle).ToList();
        var answer = await _sqs.DeleteMessageBatchAsync(_url, handles, cancellationToken).ConfigureAwait(false);
        return Enumerable.Range(0, answer.Count).Count(position => answer[position] is { Result: true });
    }

    /// <summary>Hands up to 10 messages back at once.</summary>
    /// <param name="messages">Received ones.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="AwsServiceException">SQS refuses or doesn't answer.</exception>
    public Task ReturnAsync(IReadOnlyList<RawMessage> messages, CancellationToken cancellationToken) =>
        _sqs.ChangeMessageVisibilityBatchAsync(_url, [.. messages.Select(message => new VisibilityChange(message.ReceiptHandle, TimeSpan.Zero))], cancellationToken);

    /// <summary>Sends each message exactly once: no call is made a second time. Answers what became of each, in order.</summary>
    /// <param name="messages">Any number.</param>
    /// <param name="cancellationToken">Stops waiting for answers; what was under way is in doubt.</param>
    public Task<IReadOnlyList<RawSendOutcome>> SendOnceAsync(IReadOnlyList<RawSend> messages, CancellationToken cancellationToken) =>
        _sender.SendAsync(messages, cancellationToken);

    /// <summary>Asks how many messages the queue holds.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="AwsServiceException">SQS refuses or doesn't answer.</exception>
    public async Task<RawQueueDepth> DepthAsync(CancellationToken cancellationToken)
    {
        var attributes = await _sqs.GetQueueAttributesAsync(_url, cancellationToken).ConfigureAwait(false);
        return new RawQueueDepth(
            Number(attributes, "ApproximateNumberOfMessages"),
            Number(attributes, "ApproximateNumberOfMessagesNotVisible"),
            Number(attributes, "ApproximateNumberOfMessagesDelayed"));
    }

    /// <summary>Asks how long the queue keeps a message that nobody takes.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="AwsServiceException">SQS refuses or doesn't answer.</exception>
    public async Task<TimeSpan> RetentionAsync(CancellationToken cancellationToken)
    {
        var attributes = await _sqs.GetQueueAttributesAsync(_url, cancellationToken).ConfigureAwait(false);
        return Number(attributes, "MessageRetentionPeriod") is var seconds and > 0 ? TimeSpan.FromSeconds(seconds) : SqsLimits.LongestRetention;
    }

    /// <summary>Starts SQS's own redrive of this dead-letter queue: everything in it, without a filter. Answers the task's handle. No call is made a second time.</summary>
    /// <param name="destination">Where to; null: where SQS took each message from, which fails for messages that a program sent here.</param>
    /// <param name="messagesPerSecond">1 to <see cref="RawQueueMove.HighestRate"/>; null: SQS decides.</param>
    /// <param name="cancellationToken">Abandons the call; the task may run all the same.</param>
    /// <exception cref="AwsServiceException">SQS refuses (the queue is nobody's dead-letter queue, or a task is running) or doesn't answer.</exception>
    public async Task<string> StartMoveAsync(RawQueueClient? destination, int? messagesPerSecond, CancellationToken cancellationToken) => await _sqs.StartMessageMoveTaskAsync(
        await ArnAsync(cancellationToken).ConfigureAwait(false),
        destination is null ? null : await destination.ArnAsync(cancellationToken).ConfigureAwait(false),
        messagesPerSecond,
        cancellationToken).ConfigureAwait(false);

    /// <summary>The newest message move tasks of this queue, newest first, at most 10.</summary>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="AwsServiceException">SQS refuses or doesn't answer.</exception>
    public async Task<IReadOnlyList<RawQueueMove>> MovesAsync(CancellationToken cancellationToken)
    {
        var arn = await ArnAsync(cancellationToken).ConfigureAwait(false);
        return [.. (await _sqs.ListMessageMoveTasksAsync(arn, cancellationToken).ConfigureAwait(false)).Select(RawQueueMove.From)];
    }

    /// <summary>Cancels a running message move task; answers how many messages it has moved, roughly. They stay moved.</summary>
    /// <param name="handle">The task's.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="AwsServiceException">SQS refuses (it isn't running any more) or doesn't answer.</exception>
    public Task<long> CancelMoveAsync(string handle, CancellationToken cancellationToken) => _sqs.CancelMessageMoveTaskAsync(Name, handle, cancellationToken);

    private async Task<string> ArnAsync(CancellationToken cancellationToken) =>
        (await _sqs.GetQueueAttributesAsync(_url, cancellationToken).ConfigureAwait(false))["QueueArn"];

    private static long Number(IReadOnlyDictionary<string, string> attributes, string name) =>
        attributes.TryGetValue(name, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
}
