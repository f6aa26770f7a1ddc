namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>idempotency_keys</c>, the inbox: whoever inserts it first owns the event.</summary>
internal sealed class InboxRow
{
    public required string TenantId { get; init; }

    public required Guid EventId { get; init; }

    /// <summary>Null only where a failed message announced no readable hash.</summary>
    public byte[]? PayloadSha256 { get; init; }

    /// <summary>One of <see cref="InboxStatus"/>.</summary>
    public required string Status { get; init; }

    public required int Attempts { get; init; }

    public string? LastError { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Null while the row is as it was first written.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
