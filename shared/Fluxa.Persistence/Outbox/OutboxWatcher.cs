using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>Looks at the outbox now and then, for <c>outbox_depth</c> and <c>outbox_oldest_age_seconds</c>: what waits is seen when nothing goes out, too.</summary>
internal sealed partial class OutboxWatcher(
    OutboxTable table,
    PersistenceMetrics metrics,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxWatcher> logger) : BackgroundService
{
    /// <summary>Looks once.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var backlog = await table.MeasureAsync(cancellationToken).ConfigureAwait(false);
            metrics.OutboxIs(backlog.Rows, backlog.Oldest is { } oldest ? Max(clock.GetUtcNow() - oldest) : TimeSpan.Zero);
        }
#pragma warning disable CA1031 // The top of a loop that must outlive any outage; a value that is not known is not shown.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            metrics.OutboxIsUnknown();
            Log.NotMeasured(logger, exception);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.WatchInterval, clock);
        try
        {
            do
            {
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Nothing is held that a stop would have to give back.
        }
    }

    // Another machine's clock may be ahead of ours.
    private static TimeSpan Max(TimeSpan age) => age > TimeSpan.Zero ? age : TimeSpan.Zero;

    private static partial class Log
    {
        [LoggerMessage(2130, LogLevel.Debug, "What waits in the outbox could not be measured")]
        public static partial void NotMeasured(ILogger logger, Exception exception);
    }
}
