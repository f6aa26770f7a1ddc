namespace Fluxa.LocalInfrastructure.Otlp;

/// <summary>A span that a service exported.</summary>
public sealed record SpanRecord
{
    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The activity source.</summary>
    public required string Source { get; init; }

    /// <summary>What it did.</summary>
    public required string Name { get; init; }

    /// <summary>32 hex digits.</summary>
    public required string TraceId { get; init; }

    /// <summary>16 hex digits.</summary>
    public required string SpanId { get; init; }

    /// <summary>16 hex digits; empty for the root of a trace.</summary>
    public required string ParentSpanId { get; init; }

    /// <summary>Spans of other traces that this one belongs to: trace and span id.</summary>
    public required IReadOnlyList<(string TraceId, string SpanId)> Links { get; init; }

    /// <summary>The tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether it ended in an error.</summary>
    public required bool Failed { get; init; }
}
