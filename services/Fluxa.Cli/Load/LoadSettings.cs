namespace Fluxa.Cli.Load;

/// <summary>What load is asked for.</summary>
internal sealed record LoadSettings(int Rate, TimeSpan Duration, double LargeShare)
{
    /// <summary>Most events a second whose visibility is awaited: asking costs, and must not become the load.</summary>
    public const int WatchedPerSecond = 20;

    /// <summary>Seconds of traffic before the measured one.</summary>
    public int WarmUpSeconds { get; init; }

    public long Total => (long)Math.Max(1, Rate * Duration.TotalSeconds);

    /// <summary>Every so many-th event's visibility is awaited.</summary>
    public int WatchEvery => Math.Max(1, Rate / WatchedPerSecond);

    /// <summary>When an event is due, from the start: fixed in advance, however long the answers take.</summary>
    public TimeSpan Due(long number) => TimeSpan.FromSeconds((double)number / Rate);

    /// <summary>Large ones are spread evenly.</summary>
    public bool IsLarge(long number) => Math.Floor((number + 1) * LargeShare) > Math.Floor(number * LargeShare);
}
