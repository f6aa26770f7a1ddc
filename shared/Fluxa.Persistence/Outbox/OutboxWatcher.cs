using Fluxa.Persistence.Rounds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>Looks at the outbox now and then, for <c>outbox_depth</c> and <c>outbox_oldest_age_seconds</c>: what waits is seen when nothing goes out, too.</summary>
internal sealed partial class OutboxWatcher(
    OutboxTable table,
    PersistenceMetrics metrics,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxWatcher> logger) : RoundLoop(clock)
{
    /// <summary>Looks once; a value that is not known is not shown.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var backlog = await table.MeasureAsync(cancellationToken).ConfigureAwait(false);
            metrics.OutboxIs(backlog.Rows, backlog.Oldest is { } oldest ? Max(Clock.GetUtcNow() - oldest) : TimeSpan.Zero);
        }
        catch
        {
            metrics.OutboxIsUnknown();
            throw;
        }
    }

    protected override TimeSpan Pause => options.Value.WatchInterval;

    protected override Task RunRoundAsync(CancellationToken stoppingToken) => RunOnceAsync(stoppingToken);

    protected override void Tell(Exception failure) => Log.NotMeasured(logger, failure);

    // Another machine's clock may be ahead of ours.
    private static TimeSpan Max(TimeSpan age) => age > TimeSpan.Zero ? age : TimeSpan.Zero;

    private static partial class Log
    {
        [LoggerMessage(2130, LogLevel.Debug, "What waits in the outbox could not be measured")]
        public static partial void NotMeasured(ILogger logger, Exception exception);
    }
}
