namespace Fluxa.Alarms;

/// <summary>A metric in CloudWatch's namespace <c>AWS/SQS</c> that tells the same without any of our code running.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Queue">The queue, without the environment's prefix.</param>
/// <seealso href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html"/>
public sealed record AwsQueueMetric(string Name, string Queue);
