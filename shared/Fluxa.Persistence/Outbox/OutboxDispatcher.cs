using Fluxa.CrashPoints;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>
/// Publishes rows whose lease this process holds, side by side, then deletes those that the broker confirmed and settles the
/// others. Dying between publish and delete publishes again, under the same ids: at least once.
/// </summary>
internal sealed partial class OutboxDispatcher(
    IOutboxPublisher publisher,
    OutboxTable table,
    OutboxFailures failures,
    IOptions<OutboxOptions> options,
    PersistenceMetrics metrics,
    TimeProvider clock,
    ILogger<OutboxDispatcher> logger)
{
    /// <summary>Publishes and settles the rows.</summary>
    /// <param name="entries">The rows.</param>
    /// <param name="keepPlace">When the broker takes none: true puts the rows back ahead of younger ones, false puts each off.</param>
    /// <param name="cancellationToken">Gives up what the broker has not taken by then.</param>
    public async Task<OutboxRound> DispatchAsync(IReadOnlyList<OutboxEntry> entries, bool keepPlace, CancellationToken cancellationToken)
    {
        // Past its lease a row may be another relay's.
        using var lease = new CancellationTokenSource(options.Value.Lease, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lease.Token, cancellationToken);

        CrashPoint.Reach("outbox.before-publish");
        var faults = await Task.WhenAll(entries.Select(entry => TryPublishAsync(entry, either.Token))).ConfigureAwait(false);

        // The broker has these: forgetting them can't be given up half way because the host stops.
        List<OutboxEntry> published = [.. entries.Where((_, i) => faults[i] is null)];
        if (published.Count > 0)
        {
            CrashPoint.Reach("outbox.after-publish");
            await table.DeleteAsync(published, CancellationToken.None).ConfigureAwait(false);
        }

        if (published.Count == entries.Count)
        {
            return new OutboxRound(published.Count, IsOutage: false);
        }

        Log.NotTaken(logger, faults.First(fault => fault is not null)!, entries.Count - published.Count, entries.Count);
        List<OutboxFailure> failed = [.. entries.Zip(faults, (entry, fault) => (entry, fault)).Where(pair => pair.fault is not null).Select(pair => new OutboxFailure(pair.entry, pair.fault!))];
        var isOutage = published.Count == 0 && failed.Any(failure => !failure.IsOwnFault);
        await failures.SettleAsync(failed, isOutage, keepPlace).ConfigureAwait(false);
        return new OutboxRound(published.Count, isOutage);
    }

    private async Task<Exception?> TryPublishAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.PublishAsync(entry.Message, cancellationToken).ConfigureAwait(false);
            metrics.Published(clock.GetUtcNow() - entry.CommittedAt);
            return null;
        }
#pragma warning disable CA1031 // Whatever the broker or its client throws, the row stays and its neighbours go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2100, LogLevel.Warning, "The broker did not take {Postponed} of {Rows} outbox messages; they stay in the outbox and are tried again")]
        public static partial void NotTaken(ILogger logger, Exception exception, int postponed, int rows);
    }
}
