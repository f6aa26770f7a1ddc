using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>Publishes what this process just committed, from memory. While one round is at the broker the next one gathers.</summary>
internal sealed partial class OutboxRelay(
    OutboxFeed feed, OutboxDispatcher dispatcher, IOptions<OutboxOptions> options, ILogger<OutboxRelay> logger) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        feed.Open();
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        // What is committed from now on has no lease: another relay, or the next start, takes it at once.
        feed.Close();
        return base.StopAsync(cancellationToken);
    }

    /// <summary>Publishes up to a batch of what is in the feed; answers how many rows it took out of it.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var entries = new List<OutboxEntry>();
        while (entries.Count < options.Value.BatchRows && feed.TryTake(out var entry))
        {
            entries.Add(entry);
        }

        if (entries.Count == 0)
        {
            return 0;
        }

        try
        {
            await dispatcher.DispatchAsync(entries, keepPlace: false, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            feed.Release(entries.Count);
        }

        return entries.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await feed.WaitAsync(stoppingToken).ConfigureAwait(false))
            {
                await RunGuardedAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: finish what is held. The feed is closed, so this ends; the host's own limit bounds it.
            while (await RunGuardedAsync().ConfigureAwait(false) > 0)
            {
            }
        }
    }

    private async Task<int> RunGuardedAsync()
    {
        try
        {
            // Not the stopping token: rows that are out with the broker are seen through.
            return await RunOnceAsync(CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The top of a loop that must outlive any outage: the rows are safe in the table and the sweeper takes them.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.RoundFailed(logger, exception);
            return 1;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2110, LogLevel.Warning, "The outbox relay could not settle a round; its rows stay in the outbox and are tried again when their lease ends")]
        public static partial void RoundFailed(ILogger logger, Exception exception);
    }
}
