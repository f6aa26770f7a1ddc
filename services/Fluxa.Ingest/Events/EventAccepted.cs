namespace Fluxa.Ingest.Events;

/// <summary>The answer to an event that was taken.</summary>
internal sealed record EventAccepted(Guid EventId, string Status)
{
    /// <summary>SQS has confirmed it.</summary>
    public const string Enqueued = "enqueued";
}
