namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>A wish that a message in flight stays hidden for that long from now; zero = hand it back at once.</summary>
internal readonly record struct VisibilityChange(string ReceiptHandle, TimeSpan Visibility);
