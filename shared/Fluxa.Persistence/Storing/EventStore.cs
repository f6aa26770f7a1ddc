namespace Fluxa.Persistence.Storing;

/// <summary>Stores events exactly once.</summary>
public sealed class EventStore : IAsyncDisposable
{
    internal EventStore()
    {
    }

    /// <summary>Stores an event with its inbox row and its notification in one transaction, shared with whatever else is waiting, and says what became of it.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't do it now; whether it was committed is unknown and trying again is safe.</exception>
    /// <exception cref="EventRejectedException">This event's own data can't be stored.</exception>
    public Task<PersistOutcome> PersistAsync(NewEvent newEvent, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{newEvent} {cancellationToken}");

    /// <summary>Remembers in the inbox that an event failed for good. Never overwrites a processed event.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't do it now; trying again is safe.</exception>
    public Task RecordFailureAsync(FailedAttempt failedAttempt, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{failedAttempt} {cancellationToken}");

    /// <summary>Finishes what was accepted.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
