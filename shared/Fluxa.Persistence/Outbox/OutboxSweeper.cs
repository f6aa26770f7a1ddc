using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>Publishes what is due in the table: what a crash left, what found no place in memory, what the broker did not take.</summary>
internal sealed partial class OutboxSweeper(
    OutboxTable table,
    OutboxDispatcher dispatcher,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxSweeper> logger) : BackgroundService
{
    /// <summary>Claims and publishes one page of rows that are due; says how many there were and how many the broker took.</summary>
    public async Task<OutboxSweep> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = PostgresTime.Now(clock);
        var entries = await table.ClaimDueAsync(now, now + options.Value.Lease, options.Value.BatchRows, cancellationToken).ConfigureAwait(false);
        var published = entries.Count == 0 ? 0 : await dispatcher.DispatchAsync(entries, CancellationToken.None).ConfigureAwait(false);
        return new OutboxSweep(entries.Count, published);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        try
        {
            do
            {
                await SweepAllAsync(stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: whatever is due waits in the table for another relay or the next start.
        }
    }

    private async Task SweepAllAsync(CancellationToken stoppingToken)
    {
        try
        {
            OutboxSweep sweep;
            do
            {
                sweep = await RunOnceAsync(stoppingToken).ConfigureAwait(false);
                if (sweep.Claimed > 0)
                {
                    Log.Swept(logger, sweep.Claimed, sweep.Published);
                }
            }
            while (sweep.Published == options.Value.BatchRows && !stoppingToken.IsCancellationRequested);
        }
#pragma warning disable CA1031 // The top of a loop that must outlive any outage; the next tick tries again.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.SweepFailed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2120, LogLevel.Information, "The outbox sweeper took {Claimed} rows that were due and published {Published}")]
        public static partial void Swept(ILogger logger, int claimed, int published);

        [LoggerMessage(2121, LogLevel.Warning, "The outbox sweeper could not sweep; it tries again at its next turn")]
        public static partial void SweepFailed(ILogger logger, Exception exception);
    }
}
