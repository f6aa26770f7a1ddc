using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Stack;
using Fluxa.Persistence.Cleaning;

namespace Fluxa.Cli.Bench.Store;

/// <summary>One walk of the cleaner through an inbox of old rows, a tenth of which may go.</summary>
internal sealed class InboxCleaning(BenchStack stack, StoreSide side, int rows, TimeProvider clock)
{
    /// <summary>No statement looks at more.</summary>
    private const int MostRows = 1000;

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        await stack.ExecuteAsync("select pg_stat_statements_reset()", cancellationToken);
        var started = clock.GetTimestamp();
        var walk = (InboxWalk.Finished)await side.Cleaner.RunOnceAsync(cancellationToken);
        var elapsed = clock.GetElapsedTime(started);
        var slowest = await stack.AskAsync<double>("select max(max_exec_time) from pg_stat_statements where query like '%idempotency_keys%' and query like '%removed%'", cancellationToken);
        return
        [
            new("inbox_clean_slowest", $"Inbox of {rows:#,0} rows: slowest statement of a walk", "ms", slowest, Target: BenchTarget.AtMostValue(1000)),
            new("inbox_clean_step", "rows a statement looks at", "rows", Math.Ceiling(walk.Seen / (double)Math.Max(1, walk.Steps - 1)), Target: BenchTarget.AtMostValue(MostRows)),
            new("inbox_clean_rate", "rows looked at, without the pause between steps", "rows/s", walk.Seen / elapsed.TotalSeconds),
            new("inbox_cleaned", "rows removed", "rows", walk.Removed),
        ];
    }
}
