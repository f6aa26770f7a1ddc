namespace Fluxa.Events;

/// <summary>A transaction's fields as found, before they are judged. A text is null when the field is missing, null, or of a wrong kind.</summary>
internal sealed record TransactionDraft
{
    public DraftText? EventId { get; set; }

    public DraftText? UserId { get; set; }

    /// <summary>The number as written.</summary>
    public DraftText? Amount { get; set; }

    public DraftText? Currency { get; set; }

    public DraftText? Merchant { get; set; }

    public DraftText? Timestamp { get; set; }

    /// <summary>Where the metadata object stands in the document, in bytes; empty when there is none.</summary>
    public (long Start, long End) Metadata { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }
}
