namespace Fluxa.LocalInfrastructure.Otlp;

/// <summary>A value that a service exported, cumulative since its start.</summary>
public sealed record MetricPoint
{
    /// <summary>The service, for example <c>ingest</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The process: a service that was started again counts anew under another one.</summary>
    public required string Instance { get; init; }

    /// <summary>The meter.</summary>
    public required string Meter { get; init; }

    /// <summary>The instrument.</summary>
    public required string Name { get; init; }

    /// <summary>The tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>When the process took the value.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>A counter's or gauge's value; a histogram's sum.</summary>
    public double Value { get; init; }

    /// <summary>A histogram's number of values; 0 for others.</summary>
    public long Count { get; init; }

    /// <summary>A histogram's upper bounds, the last bucket's (none) left out; empty for others.</summary>
    public IReadOnlyList<double> Bounds { get; init; } = [];

    /// <summary>How many values each bucket of a histogram has: one more than there are bounds.</summary>
    public IReadOnlyList<long> Buckets { get; init; } = [];
}
