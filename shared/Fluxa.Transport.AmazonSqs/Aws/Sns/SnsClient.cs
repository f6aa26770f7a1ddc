namespace Fluxa.Transport.AmazonSqs.Aws.Sns;

/// <summary>SNS by its query protocol.</summary>
internal sealed class SnsClient
{
    /// <summary>Creates the topic, or finds it with the same attributes; answers its ARN.</summary>
    public Task<string> CreateTopicAsync(
        string topicName,
        IReadOnlyDictionary<string, string> attributes,
        IReadOnlyDictionary<string, string> tags,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteTopicAsync(string topicArn, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Reads a topic's attributes; null when there is no such topic.</summary>
    public Task<IReadOnlyDictionary<string, string>?> FindTopicAttributesAsync(string topicArn, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetTopicAttributeAsync(string topicArn, string name, string value, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Subscribes, or finds the subscription with the same attributes; answers its ARN.</summary>
    public Task<string> SubscribeAsync(
        string topicArn,
        string protocol,
        string endpoint,
        IReadOnlyDictionary<string, string> attributes,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task UnsubscribeAsync(string subscriptionArn, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetSubscriptionAttributeAsync(string subscriptionArn, string name, string value, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<TopicSubscription>> ListSubscriptionsAsync(string topicArn, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SentMessage> PublishAsync(string topicArn, OutgoingMessage message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<BatchAnswer<SentMessage>> PublishBatchAsync(string topicArn, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) => throw new NotSupportedException();
}
