namespace Fluxa.Cli.Chaos;

/// <summary>What a chaos run found.</summary>
internal sealed record ChaosResult
{
    /// <summary>Everything promised held.</summary>
    public bool Pass => Acked > 0 && Findings.Count == 0 && NotDrained is null && EndedByThemselves.Count == 0;

    /// <summary>Run again with it to get the same events and the same order of faults.</summary>
    public required int Seed { get; init; }

    /// <summary>Events that clients tried to hand over.</summary>
    public required int Posted { get; init; }

    /// <summary>Answered 2xx at least once: must be there.</summary>
    public required int Acked { get; init; }

    /// <summary>Answered 4xx: must not be there.</summary>
    public required int Refused { get; init; }

    /// <summary>No answer, or 503: may be there or not.</summary>
    public required int Unknown { get; init; }

    /// <summary>How many of the unknown ones are there.</summary>
    public required int UnknownAndThere { get; init; }

    /// <summary>Rows of events.</summary>
    public required int Stored { get; init; }

    /// <summary>Notifications that a subscriber got.</summary>
    public required int Announced { get; init; }

    /// <summary>From the end of the last post until nothing was on its way any more.</summary>
    public required double DrainSeconds { get; init; }

    /// <summary>What was left when the time for draining was over; null when it drained.</summary>
    public required string? NotDrained { get; init; }

    /// <summary>Services that ended though nobody killed them.</summary>
    public required IReadOnlyList<string> EndedByThemselves { get; init; }

    /// <summary>What isn't as promised: which promise, which ids.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Findings { get; init; }

    /// <summary>What was done to the services, PostgreSQL and the emulator, and when.</summary>
    public required IReadOnlyList<ChaosEntry> Faults { get; init; }
}
