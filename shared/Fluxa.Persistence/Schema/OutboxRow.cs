namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>outbox</c>: a message that was committed and isn't confirmed by the broker yet. Confirmed rows are deleted.</summary>
internal sealed class OutboxRow
{
    public required long Id { get; init; }

    /// <summary>The message's id; null when it follows from the event that it tells of.</summary>
    public Guid? MessageId { get; init; }

    public required string Destination { get; init; }

    /// <summary>The message's wire name; null when it tells of an event that was stored.</summary>
    public string? MessageType { get; init; }

    /// <summary>The message; null when it is read from the event that it tells of.</summary>
    public string? Body { get; init; }

    /// <summary>The tenant of the event that the message tells of.</summary>
    public string? TenantId { get; init; }

    /// <summary>The event that the message tells of.</summary>
    public Guid? EventId { get; init; }

    public string? Headers { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int Attempts { get; init; }

    /// <summary>From when on any sweeper may take the row. Until then it belongs to whoever wrote or claimed it.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    public string? LastError { get; init; }
}
