namespace Fluxa.Cli.Gameday.Report;

/// <summary>How one scenario went.</summary>
internal sealed record ScenarioOutcome
{
    public required string Name { get; init; }

    public required string Breaks { get; init; }

    public required string Expect { get; init; }

    /// <summary>The alarm that had to fire, and its condition.</summary>
    public required string Alarm { get; init; }

    /// <summary>From the fault to the alarm; null: it never fired.</summary>
    public double? DetectSeconds { get; init; }

    /// <summary>From the mending to the last trace of it gone; null: it never was.</summary>
    public double? RecoverSeconds { get; init; }

    /// <summary>Events accepted while it lasted.</summary>
    public long Accepted { get; init; }

    /// <summary>Requests refused or unanswered while it lasted.</summary>
    public long Refused { get; init; }

    /// <summary>Failures by reason when most were open.</summary>
    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>();

    /// <summary>What was not as it must be, a sentence each.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    public bool Pass => Faults.Count == 0;
}
