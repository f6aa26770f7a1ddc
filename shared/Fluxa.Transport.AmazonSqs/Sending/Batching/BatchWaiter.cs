namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>One caller and its entry: a link of the queue while it waits, a promise all along.</summary>
internal sealed class BatchWaiter<TEntry, TResult>(TEntry entry, long bytes)
    : TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private CancellationTokenRegistration _registration;
    private NaturalBatcher<TEntry, TResult>? _batcher;

    public TEntry Entry { get; } = entry;

    public long Bytes { get; } = bytes;

    /// <summary>Gets or sets a value indicating whether it stands in the queue; guarded by the batcher's lock, as are the neighbours.</summary>
    public bool IsQueued { get; set; }

    public BatchWaiter<TEntry, TResult>? Previous { get; set; }

    public BatchWaiter<TEntry, TResult>? Next { get; set; }

    /// <summary>Leaves the batcher when the caller gives up; at once when it already has.</summary>
    public void Watch(NaturalBatcher<TEntry, TResult> batcher, CancellationToken cancellationToken)
    {
        _batcher = batcher;
        _registration = cancellationToken.UnsafeRegister(static (state, token) => ((BatchWaiter<TEntry, TResult>)state!).GiveUp(token), this);
    }

    private void GiveUp(CancellationToken cancellationToken) => _batcher!.Abandon(this, cancellationToken);

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
