using System.Diagnostics;
using Fluxa.Persistence.Faults;

namespace Fluxa.Persistence.Storing;

/// <summary>Stores events exactly once. Many callers at a time: what is waiting shares a commit.</summary>
public sealed class EventStore : IAsyncDisposable
{
    private readonly EventTable _table;
    private readonly CommitQueue _queue;
    private readonly TimeProvider _clock;

    internal EventStore(EventTable table, EventCommitter committer, EventStoreOptions options, TimeProvider clock)
    {
        _table = table;
        _clock = clock;
        _queue = new CommitQueue(options, committer.CommitAsync);
    }

    /// <summary>Stores an event with its inbox row and its notification in one transaction, shared with whatever else is waiting, and says what became of it.</summary>
    /// <remarks>Cancelling ends the caller's wait; whether the event is stored is then unknown, and asking again is safe.</remarks>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't do it now; whether it was committed is unknown and trying again is safe.</exception>
    /// <exception cref="EventRejectedException">This event's own data can't be stored.</exception>
    /// <exception cref="ObjectDisposedException">The store is stopping.</exception>
    public async Task<PersistOutcome> PersistAsync(NewEvent newEvent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(newEvent);
        NewEventRules.Check(newEvent);
        var caller = Activity.Current;
        using var span = StoreTrace.StartPersist();
        var pending = new PendingEvent(newEvent, caller, cancellationToken);
        await _queue.EnqueueAsync(pending, cancellationToken).ConfigureAwait(false);
        return await pending.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Remembers in the inbox that an event failed for good. Never overwrites a processed event.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't do it now; trying again is safe.</exception>
    public async Task RecordFailureAsync(FailedAttempt failedAttempt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(failedAttempt);
        try
        {
            await _table.RecordFailureAsync(failedAttempt, PostgresTime.Now(_clock), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            throw PostgresFaults.ForCaller(exception);
        }
    }

    /// <summary>Whether an event could be stored now, as far as PostgreSQL says. Never throws for the database's sake.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> CanStoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _table.CanStoreAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            return false;
        }
    }

    /// <summary>Takes no more events and finishes those it has.</summary>
    public ValueTask DisposeAsync() => _queue.DisposeAsync();
}
