namespace Fluxa.Cli.Bench.Rounds;

/// <summary>What the rounds of a comparison gave, by the name of the figure.</summary>
/// <param name="floors">The floor's figures, round by round.</param>
/// <param name="own">Ours.</param>
internal sealed class ComparedFigures(IReadOnlyList<IReadOnlyDictionary<string, double>> floors, IReadOnlyList<IReadOnlyDictionary<string, double>> own)
{
    /// <summary>The median of the floor's rounds.</summary>
    public double Floor(string figure) => Median.Of([.. floors.Select(round => round[figure])]);

    /// <summary>The median of our rounds.</summary>
    public double Ours(string figure) => Median.Of([.. own.Select(round => round[figure])]);
}
