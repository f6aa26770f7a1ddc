namespace Fluxa.Transport.AmazonSqs.Aws.Sns;

/// <content>Messages: publish one, or up to ten.</content>
internal sealed partial class SnsClient
{
    public Task<SentMessage> PublishAsync(string topicArn, OutgoingMessage message, CancellationToken cancellationToken)
    {
        const string Operation = "Publish";
        var form = TopicForm(Operation, topicArn);
        SnsForm.AddMessage(form, prefix: "", message);

        return ReadAsync(Operation, topicArn, form, SnsForm.ReadSent, cancellationToken);
    }

    public Task<BatchAnswer<SentMessage>> PublishBatchAsync(string topicArn, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        const string Operation = "PublishBatch";
        var form = TopicForm(Operation, topicArn);
        SnsForm.AddEntries(form, messages);
        var count = messages.Count;

        return CallAsync(
            Operation,
            topicArn,
            form,
            answer => SnsForm.ReadBatch(answer, count, (code, detail, senderFault) => EntryFault(Operation, topicArn, code, detail, senderFault)),
            cancellationToken);
    }
}
