namespace Fluxa.Persistence.Querying;

/// <summary>Which events of a tenant are meant. What is null is not asked for.</summary>
public sealed record EventFilter
{
    /// <summary>Whose events; never taken from what a client says.</summary>
    public required string TenantId { get; init; }

    /// <summary>Whose transactions.</summary>
    public string? UserId { get; init; }

    /// <summary>Who was paid.</summary>
    public string? Merchant { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }

    /// <summary>The correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The earliest time of the transaction, included.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The latest time of the transaction, not included.</summary>
    public DateTimeOffset? To { get; init; }
}
