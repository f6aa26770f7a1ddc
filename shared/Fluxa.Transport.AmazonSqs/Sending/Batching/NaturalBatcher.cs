namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>
/// Gathers entries into calls without ever waiting for company: while few calls are under way, an entry goes at once and alone; meanwhile
/// arrivals collect, and go when a call ends or when they fill one. So batches grow with the load and vanish with it, without a timer.
/// </summary>
/// <remarks>
/// Nothing is buffered here beyond a link for each caller: a caller waits for its own answer, and that wait is the back-pressure.
/// Entries of one call keep their order; with one call at a time, all do.
/// </remarks>
internal sealed class NaturalBatcher<TEntry, TResult>(
    BatchLimits limits,
    BatchingSettings settings,
    Func<Batch<TEntry, TResult>, Task> call) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly BatchWaiterQueue<TEntry, TResult> _queue = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _eagerCalls = Math.Max(1, Math.Min(settings.EagerCalls, settings.MaxConcurrentCalls));
    private int _underWay;
    private int _lastEntries;
    private bool _isGathering;

    /// <summary>Gets a value indicating whether new entries are refused.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Has the entry in one of the next calls, and answers what the call said about it.</summary>
    /// <exception cref="ObjectDisposedException">The batcher takes no more.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up: an entry that still waited is never sent, one under way may take effect.</exception>
    public Task<TResult> AddAsync(TEntry entry, long bytes, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResult>(cancellationToken);
        }

        if (Join(entry, bytes, cancellationToken, out var waiter) is { } batch)
        {
            Start(batch);
        }

        return waiter.Task;
    }

    /// <summary>Refuses new entries, and waits until all calls are over.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            IsClosed = true;
            if (_underWay == 0)
            {
                _drained.TrySetResult();
            }
        }

        await _drained.Task.ConfigureAwait(false);
    }

    /// <summary>Answers the batch of a call that is due now; null when the entry waits for one, or gets none.</summary>
    private Batch<TEntry, TResult>? Join(TEntry entry, long bytes, CancellationToken cancellationToken, out BatchWaiter<TEntry, TResult> waiter)
    {
        lock (_lock)
        {
            var isAlone = !settings.Gathers && !IsClosed && _queue.First is null && MayRun(_underWay + 1);
            waiter = new BatchWaiter<TEntry, TResult>(entry, bytes, isAlone, settings.AnswersInline);
            if (IsClosed)
            {
                waiter.Fail(new ObjectDisposedException(GetType().Name, "No more entries are taken: the bus is stopping."));
                return null;
            }

            _queue.Append(waiter);
            if (cancellationToken.CanBeCanceled)
            {
                waiter.Watch(this, cancellationToken);
            }

            // A caller that gave up meanwhile has left already.
            return waiter.IsQueued ? TryStart() : null;
        }
    }

    /// <summary>Answers a batch for one more call when one may start; whoever waits is in it, or, gathering, will be.</summary>
    private Batch<TEntry, TResult>? TryStart()
    {
        if (_isGathering || _queue.First is null || !MayRun(_underWay + 1))
        {
            return null;
        }

        _underWay++;
        _isGathering = settings.Gathers;
        var batch = new Batch<TEntry, TResult>(limits.MaxEntries);
        if (!_isGathering)
        {
            Fill(batch);
        }

        return batch;
    }

    private void Start(Batch<TEntry, TResult> batch)
    {
        if (settings.Gathers)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static gathered => gathered.Batcher.EndGathering(gathered.Batch), (Batcher: this, Batch: batch), preferLocal: false);
        }
        else
        {
            _ = RunAsync(batch);
        }
    }

    private void EndGathering(Batch<TEntry, TResult> batch)
    {
        Batch<TEntry, TResult>? next;
        bool isWanted;
        lock (_lock)
        {
            _isGathering = false;
            isWanted = TryContinue(batch);
            next = TryStart();
        }

        if (isWanted)
        {
            _ = RunAsync(batch);
        }

        if (next is not null)
        {
            Start(next);
        }
    }

    /// <summary>Makes call after call until nobody waits, or others will see to those who do.</summary>
    private async Task RunAsync(Batch<TEntry, TResult> batch)
    {
        for (var goesOn = true; goesOn;)
        {
            await CallAsync(batch).ConfigureAwait(false);
            var alone = batch.Alone;
            batch.Clear();
            goesOn = TryContinue(batch);
            if (alone is not null)
            {
                // Whatever its caller does next happens here, and may take long: those who wait come first, and go without this loop.
                _ = goesOn ? RunAsync(batch) : Task.CompletedTask;
                goesOn = false;
                alone.Settle();
            }
        }
    }

    private async Task CallAsync(Batch<TEntry, TResult> batch)
    {
        try
        {
            await call(batch).ConfigureAwait(false);
            if (batch.HasUnanswered)
            {
                batch.Fail(new UnansweredEntryException());
            }
        }
#pragma warning disable CA1031 // Whatever ends a call must reach those who wait for it, and must not end the loop: the others would wait for ever.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            batch.Fail(exception);
        }
    }

    private bool TryContinue(Batch<TEntry, TResult> batch)
    {
        lock (_lock)
        {
            if (_queue.First is not null && MayRun(_underWay))
            {
                Fill(batch);

                return true;
            }

            _underWay--;
            if (IsClosed && _underWay == 0)
            {
                _drained.TrySetResult();
            }

            return false;
        }
    }

    /// <summary>
    /// Answers whether so many calls may be under way; the eager ones always, more only with full batches. While calls fill by half at least, only
    /// one is eager: the few who wait will soon be more. At least one always may: nobody is left waiting.
    /// </summary>
    private bool MayRun(int calls) =>
        calls <= (2 * _lastEntries >= limits.MaxEntries ? 1 : _eagerCalls) || (calls <= settings.MaxConcurrentCalls && _queue.Fills(limits));

    private void Fill(Batch<TEntry, TResult> batch)
    {
        while (_queue.First is { } waiter && batch.Count < limits.MaxEntries && (batch.Count == 0 || batch.Bytes + waiter.Bytes <= limits.MaxBytes))
        {
            _queue.Remove(waiter);
            batch.Add(waiter);
        }

        _lastEntries = batch.Count;
    }

    /// <summary>Lets a caller go that has given up.</summary>
    internal void Abandon(BatchWaiter<TEntry, TResult> waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _queue.Remove(waiter);
        }

        // Elsewhere: what the caller does then must not hold up whoever cancelled it.
        ThreadPool.UnsafeQueueUserWorkItem(static gone => gone.Waiter.TrySetCanceled(gone.Token), (Waiter: waiter, Token: cancellationToken), preferLocal: false);
    }
}
