using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench;

/// <summary>How every bench is run.</summary>
/// <param name="Rounds">Counted rounds of each measure.</param>
/// <param name="Scale">Share of the usual number of messages, events or seconds, above 0 and at most 10; small for a quick look.</param>
/// <param name="Screen">Where it shows.</param>
internal sealed record BenchSettings(int Rounds, double Scale, BenchScreen Screen)
{
    /// <summary>How long memory is watched under load.</summary>
    public TimeSpan Soak { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The parts that are asked for; empty: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Whether a part is asked for.</summary>
    public bool Wants(string part) => Only.Count == 0 || Only.Contains(part);

    /// <summary>A usual number, scaled; never less than <paramref name="least"/>.</summary>
    public int Scaled(int usual, int least = 1) => Math.Max(least, (int)(usual * Scale));
}
