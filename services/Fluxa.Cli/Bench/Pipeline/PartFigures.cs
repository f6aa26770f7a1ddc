using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>What one part of the bench found.</summary>
/// <param name="Measures">The rows.</param>
/// <param name="Notes">What a reader must know to read them right.</param>
internal sealed record PartFigures(IReadOnlyList<BenchMeasure> Measures, params IReadOnlyList<string> Notes);
