using Fluxa.LocalInfrastructure.Otlp;

namespace Fluxa.Cli.Status;

/// <summary>What the services had exported at one moment.</summary>
/// <param name="At">When it was asked for.</param>
/// <param name="Points">The last value of each metric.</param>
internal sealed record MetricsView(DateTimeOffset At, IReadOnlyCollection<MetricPoint> Points)
{
    /// <summary>A process that has not exported for so long is gone, and its gauges with it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    public double? Gauge(string name) => Points.Where(point => point.Name == name && point.At > At - Fresh).Select(point => (double?)point.Value).Max();

    /// <summary>How much a counter counted a second since an earlier look; null while nobody exports anything.</summary>
    public double? Rate(MetricsView since, string name) => Points.Count == 0 || At <= since.At
        ? null
        : Math.Max(0, (Total(name) - since.Total(name)) / (At - since.At).TotalSeconds);

    /// <summary>What 95 of 100 of a histogram's values since an earlier look were below; null when there were none.</summary>
    public double? P95(MetricsView since, string name, string? tag = null, string? value = null)
    {
        var now = Buckets(name, tag, value);
        var before = since.Buckets(name, tag, value);
        if (now.Bounds.Count == 0)
        {
            return null;
        }

        var counts = now.Counts.Select((count, at) => count - (at < before.Counts.Length ? before.Counts[at] : 0)).ToArray();
        return Percentile(now.Bounds, counts, 0.95);
    }

    /// <summary>Interpolates within the bucket that the share falls into; beyond the last bound there is only that bound to tell.</summary>
    internal static double? Percentile(IReadOnlyList<double> bounds, IReadOnlyList<long> counts, double share)
    {
        var wanted = counts.Sum() * share;
        double seen = 0;
        for (var bucket = 0; bucket < counts.Count && wanted > 0; bucket++)
        {
            if (counts[bucket] > 0 && seen + counts[bucket] >= wanted)
            {
                var low = bucket == 0 ? 0 : bounds[bucket - 1];
                return bucket == bounds.Count ? bounds[^1] : low + ((bounds[bucket] - low) * (wanted - seen) / counts[bucket]);
            }

            seen += counts[bucket];
        }

        return null;
    }

    private double Total(string name) => Points.Where(point => point.Name == name).Sum(point => point.Value);

    private (IReadOnlyList<double> Bounds, long[] Counts) Buckets(string name, string? tag, string? value)
    {
        var points = Points.Where(point => point.Name == name && point.Bounds.Count > 0 && (tag is null || point.Tags.GetValueOrDefault(tag) == value)).ToList();
        return points.Count == 0
            ? ([], [])
            : (points[0].Bounds, [.. Enumerable.Range(0, points[0].Buckets.Count).Select(bucket => points.Where(point => point.Buckets.Count > bucket).Sum(point => point.Buckets[bucket]))]);
    }
}
