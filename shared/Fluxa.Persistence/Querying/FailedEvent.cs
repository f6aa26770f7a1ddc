namespace Fluxa.Persistence.Querying;

/// <summary>An event that failed and is not stored, as far as the inbox remembers it.</summary>
public sealed record FailedEvent
{
    /// <summary>The event's id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>SHA-256 of its payload, when the message announced one.</summary>
    public required byte[]? PayloadSha256 { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was first seen, UTC.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When it last failed, UTC.</summary>
    public required DateTimeOffset FailedAt { get; init; }

    /// <summary>Why, in one word such as <c>hash_mismatch</c>; the rest of what was noted is not for clients.</summary>
    public required string? Reason { get; init; }
}
