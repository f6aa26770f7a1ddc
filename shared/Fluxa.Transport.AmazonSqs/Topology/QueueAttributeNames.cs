namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html</summary>
internal static class QueueAttributeNames
{
    public const string QueueArn = "QueueArn";
    public const string Policy = "Policy";
    public const string RedrivePolicy = "RedrivePolicy";
    public const string RedriveAllowPolicy = "RedriveAllowPolicy";
    public const string VisibilityTimeout = "VisibilityTimeout";
    public const string DelaySeconds = "DelaySeconds";
    public const string MaximumMessageSize = "MaximumMessageSize";
    public const string InFlight = "ApproximateNumberOfMessagesNotVisible";
    public const string FifoQueue = "FifoQueue";
}
