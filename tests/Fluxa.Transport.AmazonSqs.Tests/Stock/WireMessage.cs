namespace Fluxa.Transport.AmazonSqs.Tests.Stock;

/// <summary>A message as a transport handed it to SQS or SNS.</summary>
/// <param name="Target">The queue's or topic's name.</param>
/// <param name="Body">The body, as it was.</param>
/// <param name="Attributes">Name to value; all are of type String.</param>
/// <param name="GroupId">MessageGroupId; null for none.</param>
/// <param name="DeduplicationId">MessageDeduplicationId; null for none.</param>
/// <param name="DelaySeconds">The delay; null for none.</param>
public sealed record WireMessage(
    string Target,
    string Body,
    SortedDictionary<string, string> Attributes,
    string? GroupId,
    string? DeduplicationId,
    int? DelaySeconds);
