namespace Fluxa.Events;

/// <summary>A card transaction, read from its payload.</summary>
public sealed record TransactionEvent
{
    /// <summary>The id that the client chose; null when it left the choice to Ingest.</summary>
    public Guid? EventId { get; init; }

    /// <summary>Whose transaction it is: 1–128 characters.</summary>
    public required string UserId { get; init; }

    /// <summary>The amount exactly as written, scale included (1.50 stays 1.50); negative is a refund.</summary>
    public required decimal Amount { get; init; }

    /// <summary>ISO 4217 alphabetic code, upper case.</summary>
    public required string Currency { get; init; }

    /// <summary>Who was paid: 1–256 characters.</summary>
    public required string Merchant { get; init; }

    /// <summary>When it took place: in UTC, cut to microseconds, which is what PostgreSQL keeps.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The text of the metadata object exactly as sent; null when there is none or when it was not asked for.</summary>
    public string? MetadataJson { get; init; }
}
