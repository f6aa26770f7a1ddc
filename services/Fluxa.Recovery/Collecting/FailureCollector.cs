using Fluxa.Recovery.Queues;

namespace Fluxa.Recovery.Collecting;

/// <summary>Watches every configured error and skipped queue, each in a loop of its own.</summary>
internal sealed partial class FailureCollector(QueueDirectory queues, QueueCollector collector, TimeProvider clock, ILogger<FailureCollector> logger) : BackgroundService
{
    /// <summary>How long a queue that isn't there, or can't be collected from, is left alone: short beside the alarm's 5 minutes, long beside an outage's every second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(queues.Collected.Select(queue => WatchAsync(queue, stoppingToken)));

    private async Task WatchAsync(string queue, CancellationToken cancellationToken)
    {
        var failing = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var started = clock.GetTimestamp();
                var stored = await collector.RunOnceAsync(queue, null, cancellationToken);
                if (failing)
                {
                    failing = false;
                    Log.Collecting(logger, queue);
                }

                if (stored == 0 && clock.GetElapsedTime(started) < Pause)
                {
                    // The queue isn't there yet: an empty long poll would have taken its time.
                    await Task.Delay(Pause, clock, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The top of a loop: whatever it is, the messages are still in their queue, and the next round may work.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                if (!failing)
                {
                    failing = true;
                    Log.NotCollecting(logger, exception, queue);
                }

                await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(9010, LogLevel.Warning, "Failures in {Queue} can't be collected now; they stay there, and it is tried again every few seconds")]
        public static partial void NotCollecting(ILogger logger, Exception exception, string queue);

        [LoggerMessage(9011, LogLevel.Information, "Failures in {Queue} are collected again")]
        public static partial void Collecting(ILogger logger, string queue);
    }
}
