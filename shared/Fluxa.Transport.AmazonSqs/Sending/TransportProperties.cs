namespace Fluxa.Transport.AmazonSqs.Sending;

/// <summary>What a scheduler or outbox stores of a message besides its envelope; the names are MassTransit.AmazonSQS's.</summary>
internal static class TransportProperties
{
    public const string GroupId = "SQS-GroupId";
    public const string DeduplicationId = "SQS-DeduplicationId";

    public static void Write(IDictionary<string, object> properties, string? groupId, string? deduplicationId)
    {
        if (!string.IsNullOrWhiteSpace(groupId))
        {
            properties[GroupId] = groupId;
        }

        if (!string.IsNullOrWhiteSpace(deduplicationId))
        {
            properties[DeduplicationId] = deduplicationId;
        }
    }
}
