using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Load;

/// <summary>What a load run found.</summary>
internal sealed record LoadResult
{
    public required int Rate { get; init; }

    public required double Seconds { get; init; }

    public required long Sent { get; init; }

    public required long Accepted { get; init; }

    /// <summary>Not sent because too many were still under way: the services, or this machine, were that far behind.</summary>
    public required long NotSent { get; init; }

    public required IReadOnlyDictionary<string, int> Statuses { get; init; }

    /// <summary>From the moment an event was due to the answer.</summary>
    public required LatencySummary Post { get; init; }

    /// <summary>From the moment an event was due until Query had it, of every so many-th event.</summary>
    public required LatencySummary Visible { get; init; }

    /// <summary>The slowest of these, and when they were due.</summary>
    public required IReadOnlyList<SlowEvent> SlowestVisible { get; init; }

    /// <summary>Accepted, watched, and not visible in time.</summary>
    public required long NotVisible { get; init; }

    public bool Clean => NotSent == 0 && NotVisible == 0 && Accepted == Sent;
}
