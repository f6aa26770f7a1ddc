using System.Globalization;
using Fluxa.Cli.Bench.Stack;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>The memory of the services under 2,000 events/s for <c>--soak</c>. A short run sees them warm up; ten minutes tell.</summary>
internal sealed class MemorySoak(PipelineGround ground)
{
    private const int Rate = 2000;
    private const int WarmUpSeconds = 3;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public async Task<PartFigures> MeasureAsync(CancellationToken cancellationToken)
    {
        var samples = new List<MemorySample>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = ground.Clock.GetTimestamp();
        var watching = WatchAsync();
        var result = await new PipelineTraffic(ground).RunAsync(Rate, ground.Settings.Soak, ground.Settings.Scaled(WarmUpSeconds), cancellationToken);
        await over.CancelAsync();
        await watching;

        // What a service takes when it starts to work is no leak: the slope is that of the second half.
        var settled = samples.Skip(samples.Count / 2).ToList();
        ground.Settings.Screen.Progress(string.Create(
            CultureInfo.InvariantCulture,
            $"2,000 events/s for {ground.Settings.Soak.TotalSeconds:0} s: {result.Accepted} of {result.Sent} accepted, Ingest {settled[^1].Ingest:0} MiB, Processor {settled[^1].Processor:0} MiB"));
        return new(
        [
            new("memory_ingest", "2,000 events/s: Ingest's memory at the end", "MiB", settled[^1].Ingest),
            new("memory_processor", "2,000 events/s: Processor's memory at the end", "MiB", settled[^1].Processor),
            new("memory_slope", string.Create(CultureInfo.InvariantCulture, $"2,000 events/s for {ground.Settings.Soak.TotalMinutes:0.#} min: growth of both in the second half"), "MiB/min", MemorySample.SlopePerMinute(settled)),
        ]);

        async Task WatchAsync()
        {
            while (!over.IsCancellationRequested)
            {
                samples.Add(new MemorySample(ground.Clock.GetElapsedTime(started), ProcessTimes.ResidentMegabytes(ground.Ingest.ProcessId), ProcessTimes.ResidentMegabytes(ground.Processor.ProcessId)));
                await Task.Delay(Look, ground.Clock, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
