using Fluxa.ClaimCheck;
using Fluxa.Persistence.Rounds;
using Microsoft.Extensions.Options;

namespace Fluxa.Recovery.Payloads;

/// <summary>
/// Removes payloads that nothing refers to: what Ingest put into S3 before it died, and what belonged to failures that are kept no longer.
/// Wherever it dies, the next sweep starts anew; any number of processes may run it.
/// </summary>
internal sealed partial class PayloadSweeper(
    PayloadShelf shelf,
    PayloadReferences references,
    SweepHorizon horizon,
    RecoveryMetrics metrics,
    IOptions<RecoveryOptions> options,
    TimeProvider clock,
    ILogger<PayloadSweeper> logger) : RoundLoop(clock)
{
    /// <summary>A sweep lists the payloads of weeks, and nobody waits for it.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    /// <summary>How much longer than closed failures are kept a day's payloads are looked at: the longest that two queues hold a message, and two weeks.</summary>
    private static readonly TimeSpan Beyond = TimeSpan.FromDays(42);

    /// <summary>Sweeps once.</summary>
    public async Task<SweptPayloads> RunOnceAsync(CancellationToken cancellationToken)
    {
        var (seen, removed, bytes) = (0L, 0L, 0L);
        if (await references.AreBusyAsync(cancellationToken))
        {
            return new SweptPayloads(0, 0, 0);
        }

        var putBefore = await horizon.FindAsync(cancellationToken);
        var last = DateOnly.FromDateTime(putBefore.UtcDateTime);
        for (var day = DateOnly.FromDateTime((Clock.GetUtcNow() - options.Value.Retention - Beyond).UtcDateTime); day <= last; day = day.AddDays(1))
        {
            await foreach (var page in shelf.ListAsync(day, cancellationToken))
            {
                var old = page.Where(payload => payload.WrittenAt < putBefore).ToList();
                var unreferenced = await references.FindUnreferencedAsync(old, cancellationToken);
                seen += old.Count;
                removed += await shelf.RemoveAsync(unreferenced, cancellationToken);
                bytes += old.Where(payload => unreferenced.Contains(payload.Key)).Sum(payload => payload.Bytes);
            }
        }

        metrics.Swept(removed);
        return new SweptPayloads(seen, removed, bytes);
    }

    protected override TimeSpan Pause => Interval;

    protected override bool PausesFirst => true;

    protected override async Task RunRoundAsync(CancellationToken stoppingToken)
    {
        if (await RunOnceAsync(stoppingToken) is { Removed: > 0 } swept)
        {
            Log.Swept(logger, swept.Removed, swept.Bytes, swept.Seen);
        }
    }

    protected override void Tell(Exception failure) => Log.Failed(logger, failure);

    private static partial class Log
    {
        [LoggerMessage(9230, LogLevel.Information, "{Payloads} payloads of {Bytes} bytes that nothing referred to were removed, of {Seen} that were old enough")]
        public static partial void Swept(ILogger logger, long payloads, long bytes, long seen);

        [LoggerMessage(9231, LogLevel.Warning, "Payloads that nothing refers to could not be swept; it is tried again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
