using System.Diagnostics;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>Calls at a steady rate, whatever the answers do; a time counts from when its call was due, so that a stall is not left out.</summary>
internal static class OpenLoop
{
    /// <summary>The times of all calls that were due within the duration.</summary>
    public static async Task<LatencySummary> RunAsync(int perSecond, TimeSpan duration, Func<Task> call, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var calls = new List<Task>();
        var started = Stopwatch.GetTimestamp();
        var all = (int)(perSecond * duration.TotalSeconds);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        while (calls.Count < all && await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            for (var due = Math.Min(all, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond)); calls.Count < due;)
            {
                calls.Add(TimeAsync(TimeSpan.FromSeconds((double)calls.Count / perSecond)));
            }
        }

        await Task.WhenAll(calls).ConfigureAwait(false);
        return latencies.Summarize();

        async Task TimeAsync(TimeSpan dueAt)
        {
            await call().ConfigureAwait(false);
            latencies.Add(Stopwatch.GetElapsedTime(started) - dueAt);
        }
    }
}
