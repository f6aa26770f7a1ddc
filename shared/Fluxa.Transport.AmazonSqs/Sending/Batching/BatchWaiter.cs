namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>One caller and its entry: a link of the queue while it waits, a promise all along.</summary>
internal sealed class BatchWaiter<TEntry, TResult>(TEntry entry, long bytes)
    : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private CancellationTokenRegistration _registration;

    public TEntry Entry { get; } = entry;

    public long Bytes { get; } = bytes;

    /// <summary>Gets or sets a value indicating whether it stands in the queue; guarded by the batcher's lock, as are the neighbours.</summary>
    public bool IsQueued { get; set; }

    public BatchWaiter<TEntry, TResult>? Previous { get; set; }

    public BatchWaiter<TEntry, TResult>? Next { get; set; }

    /// <summary>Calls back when the caller gives up; at once when it already has.</summary>
    public void Watch(Action<BatchWaiter<TEntry, TResult>, CancellationToken> abandoned, CancellationToken cancellationToken) =>
        _registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var (waiter, callback) = ((BatchWaiter<TEntry, TResult>, Action<BatchWaiter<TEntry, TResult>, CancellationToken>))state!;
                callback(waiter, token);
            },
            (this, abandoned));

    public void Answer(TResult result)
    {
        _registration.Unregister();
        TrySetResult(result);
    }

    public void Fail(Exception exception)
    {
        _registration.Unregister();
        TrySetException(exception);
    }
}
