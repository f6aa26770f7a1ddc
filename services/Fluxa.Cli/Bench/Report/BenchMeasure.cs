namespace Fluxa.Cli.Bench.Report;

/// <summary>One row of a bench table: medians of the rounds.</summary>
/// <param name="Key">Stable name for scripts and docs, snake case, for example <c>consume_rate</c>.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Unit">Of both figures, for example <c>messages/s</c>.</param>
/// <param name="Fluxa">Ours.</param>
/// <param name="Floor">The named floor or peer; null when the figure stands alone.</param>
/// <param name="FloorTitle">What the floor is; null without one.</param>
/// <param name="Target">What must be reached; null when it is only printed.</param>
internal sealed record BenchMeasure(string Key, string Title, string Unit, double Fluxa, double? Floor = null, string? FloorTitle = null, BenchTarget? Target = null)
{
    /// <summary>Ours divided by the floor's.</summary>
    public double? Ratio => Floor is > 0 ? Fluxa / Floor : null;

    /// <summary>Null without a target.</summary>
    public bool? Reached => Target switch
    {
        null => null,
        { Of: BenchTargetOf.Ratio } target => Ratio is { } ratio && target.IsReachedBy(ratio),
        var target => target.IsReachedBy(Fluxa),
    };
}
