using Fluxa.Contracts;

namespace Fluxa.Ingest.Intake;

/// <summary>Who sends an event, under which correlation id, and by which names the event is known besides its own.</summary>
internal sealed record EventOrigin(string TenantId, string CorrelationId)
{
    /// <summary>The request's Idempotency-Key; null when it has none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The event's place in its batch, from 0; null for a single event.</summary>
    public int? Index { get; init; }

    /// <summary>The envelope that the event came in; null for one that came plain.</summary>
    public CloudEventContext? CloudEvent { get; init; }
}
