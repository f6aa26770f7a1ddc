namespace Fluxa.Transport.AmazonSqs.Aws.Sqs;

/// <summary>One poll of a queue: up to 10 messages, waiting up to 20 s for the first, hidden from others for the visibility (null = the queue's own).</summary>
internal readonly record struct ReceiveRequest(int MaxMessages, TimeSpan Wait, TimeSpan? Visibility);
