using System.Text.Json;

namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <content>Messages: send, receive, delete, hide.</content>
internal sealed partial class SqsClient
{
    public Task<SentMessage> SendMessageAsync(string queueUrl, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var body = Body((queueUrl, message), static (json, send) =>
        {
            json.WriteString("QueueUrl"u8, send.queueUrl);
            json.WriteMessage(send.message);
        });

        return CallAsync(new SqsCall("SendMessage", queueUrl, body), ReadSent, cancellationToken);
    }

    public Task<BatchAnswer<SentMessage>> SendMessageBatchAsync(string queueUrl, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        BatchAsync(
            "SendMessageBatch",
            queueUrl,
            messages,
            static (json, message) => json.WriteMessage(message),
            static success => new SentMessage(success.MessageId ?? throw new JsonException("A sent message has no MessageId."), success.SequenceNumber),
            cancellationToken);

    /// <summary>Polls once. A failure is never tried again inside: the receive loop does that.</summary>
    public Task<IReadOnlyList<ReceivedMessage>> ReceiveMessageAsync(string queueUrl, ReceiveRequest request, CancellationToken cancellationToken)
    {
        var body = Body((queueUrl, request), static (json, receive) =>
        {
            json.WriteString("QueueUrl"u8, receive.queueUrl);
            json.WriteNumber("MaxNumberOfMessages"u8, receive.request.MaxMessages);
            json.WriteNumber("WaitTimeSeconds"u8, SqsSeconds.Of(receive.request.Wait));
            if (receive.request.Visibility is { } visibility)
            {
                json.WriteNumber("VisibilityTimeout"u8, SqsSeconds.Of(visibility));
            }

            foreach (var names in (ReadOnlySpan<string>)["MessageAttributeNames", "MessageSystemAttributeNames"])
            {
                json.WriteStartArray(names);
                json.WriteStringValue("All"u8);
                json.WriteEndArray();
            }
        });

        return CallAsync(
            new SqsCall("ReceiveMessage", queueUrl, body) { Wait = request.Wait, Retried = false },
            static answer => ReceiveReader.Read(answer.Span),
            cancellationToken);
    }

    public Task DeleteMessageAsync(string queueUrl, string receiptHandle, CancellationToken cancellationToken)
    {
        var body = Body((queueUrl, receiptHandle), static (json, delete) =>
        {
            json.WriteString("QueueUrl"u8, delete.queueUrl);
            json.WriteString("ReceiptHandle"u8, delete.receiptHandle);
        });

        return CallAsync(new SqsCall("DeleteMessage", queueUrl, body), cancellationToken);
    }

    public Task<BatchAnswer<bool>> DeleteMessageBatchAsync(string queueUrl, IReadOnlyList<string> receiptHandles, CancellationToken cancellationToken) =>
        BatchAsync(
            "DeleteMessageBatch",
            queueUrl,
            receiptHandles,
            static (json, handle) => json.WriteString("ReceiptHandle"u8, handle),
            static _ => true,
            cancellationToken);

    public Task ChangeMessageVisibilityAsync(string queueUrl, VisibilityChange change, CancellationToken cancellationToken)
    {
        var body = Body((queueUrl, change), static (json, state) =>
        {
            json.WriteString("QueueUrl"u8, state.queueUrl);
            WriteChange(json, state.change);
        });

        return CallAsync(new SqsCall("ChangeMessageVisibility", queueUrl, body), cancellationToken);
    }

    public Task<BatchAnswer<bool>> ChangeMessageVisibilityBatchAsync(string queueUrl, IReadOnlyList<VisibilityChange> changes, CancellationToken cancellationToken) =>
        BatchAsync("ChangeMessageVisibilityBatch", queueUrl, changes, WriteChange, static _ => true, cancellationToken);

    private Task<BatchAnswer<TResult>> BatchAsync<TEntry, TResult>(
        string operation,
        string queueUrl,
        IReadOnlyList<TEntry> entries,
        Action<Utf8JsonWriter, TEntry> write,
        Func<BatchSuccess, TResult> result,
        CancellationToken cancellationToken)
    {
        var body = Body((queueUrl, entries, write), static (json, batch) =>
        {
            json.WriteString("QueueUrl"u8, batch.queueUrl);
            SqsBatch.WriteEntries(json, batch.entries, batch.write);
        });
        var count = entries.Count;

        return CallAsync(
            new SqsCall(operation, queueUrl, body),
            answer => SqsBatch.Read(answer, count, result, failure => EntryFault(operation, queueUrl, failure)),
            cancellationToken);
    }

    private static void WriteChange(Utf8JsonWriter json, VisibilityChange change)
    {
        json.WriteString("ReceiptHandle"u8, change.ReceiptHandle);
        json.WriteNumber("VisibilityTimeout"u8, SqsSeconds.Of(change.Visibility));
    }

    private static SentMessage ReadSent(ReadOnlyMemory<byte> body)
    {
        var answer = SqsJson.Demand(JsonSerializer.Deserialize(body.Span, SqsJson.Default.SendAnswer));

        return new SentMessage(answer.MessageId, answer.SequenceNumber);
    }
}
