using System.Globalization;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Stack;

namespace Fluxa.Cli.Bench.Recovery;

/// <summary>Recovery's memory while it collects 100,000 messages.</summary>
internal sealed class CollectMemory(RecoveryGround ground)
{
    private const int Usual = 100_000;
    private const double MostGrowth = 32;
    private const string CountSql = "select count(*) from failures";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var count = ground.Settings.Scaled(Usual, 10);
        var samples = new List<double>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync();
        var before = await ground.Stack.AskAsync<long>(CountSql, cancellationToken);
        var elapsed = await ground.CollectAsync(ground.Failures(count, "bench"), cancellationToken);
        await over.CancelAsync();
        await watching;

        // While the queue is filled the process stands still, and what it takes when it starts to work is no leak: the last quarter of the work against the second.
        var work = samples.TakeLast(Math.Max(4, (int)(elapsed / Look))).ToList();
        var quarter = Math.Max(1, work.Count / 4);
        var growth = work.TakeLast(quarter).Average() - work.Skip(quarter).Take(quarter).DefaultIfEmpty(work[0]).Average();
        ground.Settings.Screen.Progress(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} failures collected in {elapsed.TotalSeconds:0.#} s, memory at most {work.Max():0} MiB"));
        return
        [
            new("collect_backlog_rate", string.Create(CultureInfo.InvariantCulture, $"{count:#,0} messages in the error queue: collected"), "failures/s", count / elapsed.TotalSeconds),
            new("collect_lost", "of them lost or doubled", "failures", Math.Abs(await ground.Stack.AskAsync<long>(CountSql, cancellationToken) - before - count), Target: BenchTarget.AtMostValue(0)),
            new("collect_memory", "Recovery's memory meanwhile, at most", "MiB", work.Max()),
            new("collect_memory_growth", "its growth from the second quarter of the work to the last", "MiB", growth, Target: BenchTarget.AtMostValue(MostGrowth)),
        ];

        async Task WatchAsync()
        {
            while (!over.IsCancellationRequested)
            {
                samples.Add(ProcessTimes.ResidentMegabytes(ground.Recovery.ProcessId));
                await Task.Delay(Look, ground.Clock, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
