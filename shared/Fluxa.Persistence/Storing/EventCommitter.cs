using Fluxa.CrashPoints;
using Fluxa.Persistence.Faults;
using Fluxa.Persistence.Outbox;
using Microsoft.Extensions.Logging;

namespace Fluxa.Persistence.Storing;

/// <summary>Commits a batch and tells every caller in it what became of its own event.</summary>
internal sealed partial class EventCommitter(
    EventTable table, OutboxFeed feed, PersistenceMetrics metrics, TimeProvider clock, ILogger<EventCommitter> logger)
{
    private delegate Task<Dictionary<EventKey, long>> Insert(DateTimeOffset now, OutboxLease lease);

    /// <summary>Commits a batch. Never throws: what goes wrong is told to the callers it concerns.</summary>
    public async Task CommitAsync(IReadOnlyList<PendingEvent> batch)
    {
        using var span = StoreTrace.StartCommit(batch);
        try
        {
            await CommitRoundsAsync(batch).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The top of a writer: whatever it is, each caller must be told, or it waits for ever.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.BatchFailed(logger, exception, batch.Count);
            foreach (var pending in batch.Where(pending => pending.IsOpen))
            {
                pending.Fail(PostgresFaults.ForCaller(exception));
            }
        }
    }

    // Each round settles every key that stands still; a key another writer is working on may need a second one.
    private async Task CommitRoundsAsync(IReadOnlyList<PendingEvent> open)
    {
        while (open.Count > 0)
        {
            var (firsts, copies) = SplitByKey(open);
            await StoreAsync(firsts, failedBefore: false).ConfigureAwait(false);

            PendingEvent[] rest = [.. firsts.Where(pending => pending.IsOpen), .. copies];
            if (rest.Length == 0)
            {
                return;
            }

            var failedBefore = await JudgeAsync(rest).ConfigureAwait(false);
            await StoreAsync(SplitByKey(failedBefore).Firsts, failedBefore: true).ConfigureAwait(false);
            open = [.. rest.Where(pending => pending.IsOpen)];
        }
    }

    private Task StoreAsync(IReadOnlyList<PendingEvent> rows, bool failedBefore) => RowIsolation.RunAsync(
        rows,
        together => StoreOnceAsync(together, (now, lease) => failedBefore ? table.TakeOverAsync(together, now, lease) : table.InsertAsync(together, now, lease)),
        each => StoreOneByOneAsync(each, failedBefore),
        Reject);

    private async Task<IReadOnlyList<RefusedRow>> StoreOneByOneAsync(IReadOnlyList<PendingEvent> rows, bool failedBefore)
    {
        List<RefusedRow> refused = [];
        await StoreOnceAsync(rows, InsertAsync).ConfigureAwait(false);
        return refused;

        async Task<Dictionary<EventKey, long>> InsertAsync(DateTimeOffset now, OutboxLease lease)
        {
            var answer = await table.StoreOneByOneAsync(rows, failedBefore, now, lease).ConfigureAwait(false);
            refused = answer.Refused;
            return answer.OutboxIds;
        }
    }

    private async Task StoreOnceAsync(IReadOnlyList<PendingEvent> rows, Insert insert)
    {
        var now = PostgresTime.Now(clock);
        foreach (var pending in rows)
        {
            pending.Notification = EventNotification.For(pending, now);
        }

        using var reservation = feed.Reserve(rows.Count);
        CrashPoint.Reach("store.before-commit");
        var lease = reservation.LeaseFrom(now);
        var outboxIds = await insert(now, lease).ConfigureAwait(false);
        CrashPoint.Reach("store.after-commit");
        metrics.Committed(outboxIds.Count);
        foreach (var pending in rows)
        {
            if (outboxIds.TryGetValue(pending.Key, out var outboxId))
            {
                pending.Complete(new PersistOutcome.Stored(now));
                reservation.Post(new OutboxEntry(outboxId, pending.Notification!, Attempts: 1, now, lease.Until));
            }
        }
    }

    private async Task<List<PendingEvent>> JudgeAsync(IReadOnlyList<PendingEvent> rows)
    {
        var verdicts = await table.FindVerdictsAsync(rows).ConfigureAwait(false);
        var failedBefore = new List<PendingEvent>();
        foreach (var (pending, verdict) in rows.Zip(verdicts))
        {
            switch (verdict)
            {
                case Verdict.Duplicate:
                    pending.Complete(new PersistOutcome.Duplicate());
                    break;
                case Verdict.Conflict:
                    pending.Complete(new PersistOutcome.Conflict());
                    break;
                case Verdict.Failed:
                    failedBefore.Add(pending);
                    break;
                default:
                    break;
            }
        }

        return failedBefore;
    }

    private void Reject(RefusedRow refused)
    {
        var (pending, sqlState, text) = refused;
        Log.EventRejected(logger, pending.Event.EventId, pending.Event.TenantId, sqlState, text);
        pending.Fail(new EventRejectedException(pending.Event.TenantId, pending.Event.EventId, sqlState, $"PostgreSQL says '{text}' (SQLSTATE {sqlState})."));
    }

    // One statement can't insert a key twice: the first copy goes in, the others are judged by what it left.
    private static (List<PendingEvent> Firsts, List<PendingEvent> Copies) SplitByKey(IReadOnlyList<PendingEvent> rows)
    {
        var sorted = rows.OrderBy(pending => pending.Key).ToList();
        var firsts = new List<PendingEvent>(sorted.Count);
        var copies = new List<PendingEvent>();
        foreach (var pending in sorted)
        {
            (firsts.Count > 0 && firsts[^1].Key == pending.Key ? copies : firsts).Add(pending);
        }

        return (firsts, copies);
    }

    private static partial class Log
    {
        [LoggerMessage(2000, LogLevel.Warning, "A commit of {Events} events failed; their callers were told to try again")]
        public static partial void BatchFailed(ILogger logger, Exception exception, int events);

        [LoggerMessage(2001, LogLevel.Warning, "Event {EventId} of tenant {TenantId} can't be stored: {SqlState} {Detail}")]
        public static partial void EventRejected(ILogger logger, Guid eventId, string tenantId, string sqlState, string detail);
    }
}
