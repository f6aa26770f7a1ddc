namespace Fluxa.Transport.AmazonSqs.Raw;

/// <summary>A message to send as it is.</summary>
/// <param name="Body">The body, byte for byte.</param>
/// <param name="Attributes">Any number: beyond SQS's 10 they are packed, and the transport's receivers unpack them.</param>
public sealed record RawSend(string Body, IReadOnlyDictionary<string, RawValue> Attributes);
