namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>What SQS and SNS allow, each with the page that says so.</summary>
internal static class SqsLimits
{
    /// <summary>The most bytes of a message, body and attributes together; a queue may be set lower (MaximumMessageSize). https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html</summary>
    public const int MessageBytes = 1_048_576;

    /// <summary>The lowest MaximumMessageSize a queue can be set to. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</summary>
    public const int LowestMaximumMessageBytes = 1_024;

    /// <summary>The most bytes of all messages of one batch together. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html</summary>
    public const int BatchBytes = 1_048_576;

    /// <summary>The most entries of a batch; HTTP 200 can carry failed ones. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html</summary>
    public const int BatchEntries = 10;

    /// <summary>The most characters of a batch entry's id. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatchRequestEntry.html</summary>
    public const int BatchEntryIdCharacters = 80;

    /// <summary>The most attributes of a message. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html</summary>
    public const int AttributesPerMessage = 10;

    /// <summary>The most messages of one receive. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html</summary>
    public const int MessagesPerReceive = 10;

    /// <summary>The most messages in flight in a queue; a long poll then silently returns nothing. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html</summary>
    public const int InFlightMessages = 120_000;

    /// <summary>The most characters of a queue's name, <c>.fifo</c> included. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html</summary>
    public const int QueueNameCharacters = 80;

    /// <summary>The most characters of a topic's name, <c>.fifo</c> included. https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html</summary>
    public const int TopicNameCharacters = 256;

    /// <summary>The most bytes of a message published to a topic, unless its MaximumMessageSize is raised. https://docs.aws.amazon.com/general/latest/gr/sns.html</summary>
    public const int TopicMessageBytes = 262_144;

    /// <summary>The most bytes that a topic's MaximumMessageSize can be raised to. https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html</summary>
    public const int RaisedTopicMessageBytes = 1_048_576;

    /// <summary>The most entries of a published batch. https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html</summary>
    public const int PublishBatchEntries = 10;

    /// <summary>The most messages a second that a message move task moves; its source must be a dead-letter queue, one task a queue. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html</summary>
    public const int MovedMessagesPerSecond = 500;

    /// <summary>The most message move tasks of one listing; older ones are not told. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html</summary>
    public const int MoveTasksListed = 10;

    /// <summary>The longest a receive waits for a first message. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html</summary>
    public static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);

    /// <summary>The longest a message can be delayed. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-timers.html</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(900);

    /// <summary>The longest a message stays invisible, counted from its receipt, all renewals together. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html</summary>
    public static readonly TimeSpan Visibility = TimeSpan.FromHours(12);

    /// <summary>The shortest a queue keeps messages. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</summary>
    public static readonly TimeSpan ShortestRetention = TimeSpan.FromSeconds(60);

    /// <summary>The longest a queue keeps messages. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</summary>
    public static readonly TimeSpan LongestRetention = TimeSpan.FromDays(14);

    /// <summary>How long after its deletion a queue's name can't be used again. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html</summary>
    public static readonly TimeSpan NameQuarantine = TimeSpan.FromSeconds(60);
}
