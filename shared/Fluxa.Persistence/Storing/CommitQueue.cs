using System.Threading.Channels;

namespace Fluxa.Persistence.Storing;

/// <summary>
/// Natural batching: while a commit is under way what arrives waits, and goes into the next one. Nothing runs while nothing
/// waits, and nothing waits for company.
/// </summary>
/// <param name="options">Bounds of queue, batch and writers.</param>
/// <param name="commitAsync">Commits a batch and tells every caller in it; must not throw.</param>
internal sealed class CommitQueue(EventStoreOptions options, Func<IReadOnlyList<PendingEvent>, Task> commitAsync) : IAsyncDisposable
{
    private readonly Channel<PendingEvent> _waiting = Channel.CreateBounded<PendingEvent>(options.QueuedEvents);
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _taking = new();
    private int _writers;
    private volatile bool _closed;

    /// <summary>Puts an event into the queue; waits while the queue is full.</summary>
    public async ValueTask EnqueueAsync(PendingEvent pending, CancellationToken cancellationToken)
    {
        try
        {
            await _waiting.Writer.WriteAsync(pending, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(EventStore), "The event store is stopping and takes no more events.");
        }

        if (TryStartWriter())
        {
            _ = Task.Run(WriteAsync, CancellationToken.None);
        }
    }

    /// <summary>Takes no more, and finishes what was taken.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        _waiting.Writer.TryComplete();
        SignalIfDrained();
        await _drained.Task.ConfigureAwait(false);
    }

    private bool TryStartWriter()
    {
        while (true)
        {
            var writers = Volatile.Read(ref _writers);
            if (writers >= options.Writers)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _writers, writers + 1, writers) == writers)
            {
                return true;
            }
        }
    }

    private async Task WriteAsync()
    {
        do
        {
            while (Take() is { Count: > 0 } batch)
            {
                await commitAsync(batch).ConfigureAwait(false);
            }

            Interlocked.Decrement(ref _writers);
        }
        while (_waiting.Reader.Count > 0 && TryStartWriter());

        SignalIfDrained();
    }

    private List<PendingEvent> Take()
    {
        var batch = new List<PendingEvent>();
        long weight = 0;
        lock (_taking)
        {
            while (batch.Count < options.BatchEvents
                && _waiting.Reader.TryPeek(out var next)
                && (batch.Count == 0 || weight + next.Weight <= options.BatchBytes)
                && _waiting.Reader.TryRead(out var taken))
            {
                if (!taken.DropIfAbandoned())
                {
                    batch.Add(taken);
                    weight += taken.Weight;
                }
            }
        }

        return batch;
    }

    private void SignalIfDrained()
    {
        if (_closed && Volatile.Read(ref _writers) == 0 && _waiting.Reader.Count == 0)
        {
            _drained.TrySetResult();
        }
    }
}
