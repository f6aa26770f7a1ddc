using System.Diagnostics;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>Callers side by side, and one by himself.</summary>
internal static class Crowd
{
    /// <summary>So many callers call, each again when it was answered, until the calls are used up.</summary>
    public static Task RunAsync(int callers, int calls, Func<Task> call)
    {
        var left = calls;
        return Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await call().ConfigureAwait(false);
            }
        })));
    }

    /// <summary>One caller, one call at a time; answers the median time of a call in microseconds.</summary>
    public static async Task<double> AloneAsync(int calls, Func<Task> call)
    {
        var times = new double[calls];
        for (var number = 0; number < calls; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await call().ConfigureAwait(false);
            times[number] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        return Median.Of(times);
    }
}
