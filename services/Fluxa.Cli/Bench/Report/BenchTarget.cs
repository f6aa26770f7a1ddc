using System.Globalization;

namespace Fluxa.Cli.Bench.Report;

/// <summary>What a measure must reach.</summary>
/// <param name="Of">Whether the ratio to the floor or the figure itself is judged.</param>
/// <param name="Limit">The number to reach.</param>
/// <param name="AtLeast">True: reached at or above the limit. False: at or below it.</param>
internal sealed record BenchTarget(BenchTargetOf Of, double Limit, bool AtLeast)
{
    /// <summary>Our figure must be at least this share of the floor's.</summary>
    public static BenchTarget RatioAtLeast(double ratio) => new(BenchTargetOf.Ratio, ratio, AtLeast: true);

    /// <summary>Our figure may be at most this many times the floor's.</summary>
    public static BenchTarget RatioAtMost(double ratio) => new(BenchTargetOf.Ratio, ratio, AtLeast: false);

    /// <summary>Our figure itself must be at least this.</summary>
    public static BenchTarget AtLeastValue(double value) => new(BenchTargetOf.Value, value, AtLeast: true);

    /// <summary>Our figure itself may be at most this.</summary>
    public static BenchTarget AtMostValue(double value) => new(BenchTargetOf.Value, value, AtLeast: false);

    public bool IsReachedBy(double value) => AtLeast ? value >= Limit : value <= Limit;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(AtLeast ? "≥" : "≤")} {Limit:0.###}{(Of == BenchTargetOf.Ratio ? " ×" : string.Empty)}");
}
