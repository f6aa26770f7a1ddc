namespace Fluxa.Contracts;

/// <summary>What a CloudEvent's envelope said beside its data, as the client sent it. It travels with the command so that an operator sees where an event came from.</summary>
public sealed record CloudEventContext
{
    /// <summary>Names the event within its source, 1–256 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Where it happened: a URI reference, 1–1,024 characters. With <see cref="Id"/> the event's identity.</summary>
    public required string Source { get; init; }

    /// <summary>What it is about within the source; null when the envelope did not say.</summary>
    public string? Subject { get; init; }

    /// <summary>When it happened, by the source's clock; null when the envelope did not say.</summary>
    public DateTimeOffset? Time { get; init; }
}
