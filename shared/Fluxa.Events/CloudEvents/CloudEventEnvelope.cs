namespace Fluxa.Events.CloudEvents;

/// <summary>A CloudEvent's envelope, read and found good.</summary>
public sealed record CloudEventEnvelope
{
    /// <summary>Names the event within its source: 1–256 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Where it happened: a URI reference, 1–1,024 characters.</summary>
    public required string Source { get; init; }

    /// <summary>What it is about; null when not said.</summary>
    public string? Subject { get; init; }

    /// <summary>When it happened, in UTC; null when not said.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Where the data begins in the document, in bytes; 0 when the data came apart from the envelope.</summary>
    public long DataStart { get; init; }

    /// <summary>Where the data ends, exclusive.</summary>
    public long DataEnd { get; init; }
}
