namespace Fluxa.Ingest.Events;

/// <summary>The answer to an event that was taken.</summary>
internal sealed record EventAccepted(Guid EventId, string Status)
{
    /// <summary>It is durable and on its way: SQS has confirmed it, or the outbox has it until SQS does.</summary>
    public const string Enqueued = "enqueued";
}
