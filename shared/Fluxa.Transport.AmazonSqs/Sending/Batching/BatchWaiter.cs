namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>One caller and its entry: a link of the queue while it waits, a promise all along.</summary>
/// <param name="entry">What the caller wants in a call.</param>
/// <param name="bytes">Its share of a call's bytes.</param>
/// <param name="isAlone">Whether it goes at once, in a call of its own: then the caller goes on where the call ended, without a change of threads.</param>
/// <param name="isInline">Whether the caller goes on where the call ended in any case.</param>
internal sealed class BatchWaiter<TEntry, TResult>(TEntry entry, long bytes, bool isAlone, bool isInline = false)
    : TaskCompletionSource<TResult>(isAlone || isInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously)
{
    private CancellationTokenRegistration _registration;
    private NaturalBatcher<TEntry, TResult>? _batcher;
    private TResult? _result;
    private Exception? _exception;

    public TEntry Entry { get; } = entry;

    public long Bytes { get; } = bytes;

    /// <summary>Gets a value indicating whether its answer waits for <see cref="Settle"/>: what comes after a call must come before what its caller does.</summary>
    public bool IsAlone { get; } = isAlone;

    /// <summary>Gets or sets a value indicating whether it stands in the queue; guarded by the batcher's lock, as are the neighbours.</summary>
    public bool IsQueued { get; set; }

    public BatchWaiter<TEntry, TResult>? Previous { get; set; }

    public BatchWaiter<TEntry, TResult>? Next { get; set; }

    /// <summary>Leaves the batcher when the caller gives up.</summary>
    public void Watch(NaturalBatcher<TEntry, TResult> batcher, CancellationToken cancellationToken)
    {
        _batcher = batcher;
        _registration = cancellationToken.UnsafeRegister(static (state, token) => ((BatchWaiter<TEntry, TResult>)state!).GiveUp(token), this);
    }

    private void GiveUp(CancellationToken cancellationToken) => _batcher!.Abandon(this, cancellationToken);

    public void Answer(TResult result)
    {
        _result = result;
        if (!IsAlone)
        {
            Settle();
        }
    }

    public void Fail(Exception exception)
    {
        _exception = exception;
        if (!IsAlone)
        {
            Settle();
        }
    }

    /// <summary>Lets the caller go on with its answer.</summary>
    public void Settle()
    {
        _registration.Unregister();
        if (_exception is not null)
        {
            TrySetException(_exception);
        }
        else
        {
            TrySetResult(_result!);
        }
    }
}
