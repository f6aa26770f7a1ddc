namespace Fluxa.Cli.Chaos;

/// <summary>One chaos run.</summary>
/// <param name="Seed">Of everything that is chosen by chance: events, faults, their targets and times.</param>
/// <param name="Count">Events.</param>
/// <param name="Rate">Events a second.</param>
internal sealed record ChaosSettings(int Seed, int Count, int Rate)
{
    /// <summary>Faults end when so many events have been posted: for the rest, everything must work.</summary>
    public int CalmFrom => Count - (Count / 5);

    /// <summary>How long the drain may take once faults have ended and the last event is posted.</summary>
    public TimeSpan DrainTime { get; } = TimeSpan.FromMinutes(3);

    /// <summary>The run ends by then, whatever hangs.</summary>
    public TimeSpan Limit => TimeSpan.FromSeconds(3.0 * Count / Rate) + TimeSpan.FromMinutes(6);
}
