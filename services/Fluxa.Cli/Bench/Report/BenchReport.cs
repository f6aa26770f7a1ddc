namespace Fluxa.Cli.Bench.Report;

/// <summary>What a bench found.</summary>
/// <param name="Name">The bench's name on the command line.</param>
/// <param name="MeasuredAt">When it ended.</param>
/// <param name="Machine">Cores, operating system and runtime: figures mean nothing without.</param>
/// <param name="Rounds">How many rounds each median is of.</param>
/// <param name="Measures">The rows.</param>
/// <param name="Notes">What a reader must know to read the rows right, a sentence each.</param>
internal sealed record BenchReport(string Name, DateTimeOffset MeasuredAt, string Machine, int Rounds, IReadOnlyList<BenchMeasure> Measures, IReadOnlyList<string> Notes)
{
    /// <summary>Whether nothing that has a target missed it.</summary>
    public bool AllReached => Measures.All(measure => measure.Reached is not false);
}
