namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>SQS counts in whole seconds: parts of one are rounded up, so that nothing happens earlier than asked for.</summary>
internal static class SqsSeconds
{
    public static int Of(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
