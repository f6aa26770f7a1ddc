namespace Fluxa.Cli.Bench.Rounds;

/// <summary>The middle of what several rounds gave.</summary>
internal static class Median
{
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            throw new ArgumentException("No round was measured.", nameof(values));
        }

        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
