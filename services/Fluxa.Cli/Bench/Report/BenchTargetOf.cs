namespace Fluxa.Cli.Bench.Report;

/// <summary>What a target speaks of.</summary>
internal enum BenchTargetOf
{
    /// <summary>Our figure divided by the floor's.</summary>
    Ratio,

    /// <summary>Our figure.</summary>
    Value,
}
