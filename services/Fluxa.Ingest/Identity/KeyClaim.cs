namespace Fluxa.Ingest.Identity;

/// <summary>What is known of an Idempotency-Key when a request comes with it.</summary>
internal enum KeyClaim
{
    /// <summary>Take the event: there is no key, it is new, its first request has not been answered yet, or PostgreSQL can't say. Taking it twice makes one event.</summary>
    GoOn,

    /// <summary>The same request was answered before.</summary>
    Replay,

    /// <summary>The key stands for another request.</summary>
    Other,
}
