namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>The resident memory of the services at one moment, in MiB.</summary>
internal readonly record struct MemorySample(TimeSpan At, double Ingest, double Processor)
{
    /// <summary>Growth in MiB a minute: the least-squares line through the sums; zero for fewer than two samples.</summary>
    public static double SlopePerMinute(IReadOnlyList<MemorySample> samples)
    {
        if (samples.Count < 2)
        {
            return 0;
        }

        var meanTime = samples.Average(sample => sample.At.TotalMinutes);
        var meanSize = samples.Average(sample => sample.Ingest + sample.Processor);
        var spread = samples.Sum(sample => Math.Pow(sample.At.TotalMinutes - meanTime, 2));
        return samples.Sum(sample => (sample.At.TotalMinutes - meanTime) * (sample.Ingest + sample.Processor - meanSize)) / spread;
    }
}
