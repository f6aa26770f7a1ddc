namespace Fluxa.Recovery.Failures;

/// <summary>Which failures are meant. A part that is null asks nothing.</summary>
internal sealed record FailureFilter
{
    /// <summary>Whose; null: everybody's, for operators alone.</summary>
    public string? Tenant { get; init; }

    public string? State { get; init; }

    public string? Queue { get; init; }

    public string? MessageType { get; init; }

    public string? Reason { get; init; }

    public string? ExceptionType { get; init; }

    /// <summary>A part of the exception's message, whatever its case.</summary>
    public string? Text { get; init; }

    public string? Group { get; init; }

    public Guid? EventId { get; init; }

    public int? MinAttempts { get; init; }

    public int? MaxAttempts { get; init; }

    public DateTimeOffset? FailedAfter { get; init; }

    public DateTimeOffset? FailedBefore { get; init; }

    /// <summary>These and no others.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }

    /// <summary>Whether groups can narrow it down.</summary>
    public bool AsksForGroups => (Queue ?? MessageType ?? Reason ?? ExceptionType ?? Group) is not null;
}
