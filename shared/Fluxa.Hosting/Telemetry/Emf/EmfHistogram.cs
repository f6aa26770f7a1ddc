using OpenTelemetry.Metrics;

namespace Fluxa.Hosting.Telemetry.Emf;

/// <summary>
/// Makes values of a histogram again, for CloudWatch to take percentiles of: spread evenly within their buckets, at most 100, which is what the format
/// takes. Of more values a hundred stand for all, in proportion; the smallest and the largest are always among them.
/// </summary>
internal static class EmfHistogram
{
    /// <summary>Most values of one metric in a document.</summary>
    internal const int MaxValues = 100;

    private const int Digits = 6;

    public static double[] Values(MetricPoint point)
    {
        var buckets = new List<(double Bound, long Count)>();
        foreach (var bucket in point.GetHistogramBuckets())
        {
            buckets.Add((bucket.ExplicitBound, bucket.BucketCount));
        }

        return point.TryGetHistogramMinMaxValues(out var min, out var max) ? Values(buckets, min, max) : [];
    }

    internal static double[] Values(IReadOnlyList<(double Bound, long Count)> buckets, double min, double max)
    {
        var total = buckets.Sum(bucket => bucket.Count);
        var wanted = (int)Math.Min(total, MaxValues);
        var values = new List<double>(wanted);
        var low = double.NegativeInfinity;
        long seen = 0;
        foreach (var (bound, count) in buckets)
        {
            seen += count;
            var here = (int)Math.Round((double)seen * wanted / Math.Max(1, total), MidpointRounding.AwayFromZero) - values.Count;
            var (from, to) = (Math.Clamp(low, min, max), Math.Clamp(bound, min, max));
            values.AddRange(Enumerable.Range(0, here).Select(number => Math.Round(from + ((to - from) * (number + 0.5) / here), Digits)));
            low = bound;
        }

        if (values.Count > 1)
        {
            (values[0], values[^1]) = (min, max);
        }

        return [.. values];
    }
}
