using System.Diagnostics;

namespace Fluxa.Cli.Bench.Rounds;

/// <summary>What work in this process took.</summary>
/// <param name="Elapsed">Time on the clock.</param>
/// <param name="Cpu">Processor time of all threads.</param>
/// <param name="AllocatedBytes">Managed memory that was allocated.</param>
internal readonly record struct Effort(TimeSpan Elapsed, TimeSpan Cpu, long AllocatedBytes)
{
    public const string Rate = "rate";
    public const string CpuMicroseconds = "cpu_us";
    public const string Bytes = "bytes";

    /// <summary>Measures what the process does until the work is over; nothing else may run in it meanwhile.</summary>
    public static async Task<Effort> OfAsync(Func<Task> work)
    {
        // Garbage of what ran before must not be collected on this work's time.
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();

        await work();

        return new Effort(Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    /// <summary>A second's number, and what one cost.</summary>
    public IReadOnlyDictionary<string, double> Per(int count) => new Dictionary<string, double>
    {
        [Rate] = count / Elapsed.TotalSeconds,
        [CpuMicroseconds] = Cpu.TotalMicroseconds / count,
        [Bytes] = (double)AllocatedBytes / count,
    };
}
