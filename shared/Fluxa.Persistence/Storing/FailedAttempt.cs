namespace Fluxa.Persistence.Storing;

/// <summary>An event that failed for good, as the inbox remembers it.</summary>
public sealed record FailedAttempt
{
    /// <summary>The tenant that owns the event.</summary>
    public required string TenantId { get; init; }

    /// <summary>The event's id within its tenant.</summary>
    public required Guid EventId { get; init; }

    /// <summary>SHA-256 the message announced (32 bytes), or null when it announced none that can be read.</summary>
    public required byte[]? PayloadSha256 { get; init; }

    /// <summary>Reason and detail; cut to 2,048 characters.</summary>
    public required string Error { get; init; }
}
