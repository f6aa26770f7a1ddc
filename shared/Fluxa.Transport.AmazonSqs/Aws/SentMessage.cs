namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>AWS's word that it has the message.</summary>
internal readonly record struct SentMessage(string MessageId, string? SequenceNumber);
