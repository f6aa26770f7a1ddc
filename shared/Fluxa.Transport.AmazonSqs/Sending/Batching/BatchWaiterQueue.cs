namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>The callers that wait for the next call, first come first served; one that gives up leaves from the middle at no cost.</summary>
internal sealed class BatchWaiterQueue<TEntry, TResult>
{
    private BatchWaiter<TEntry, TResult>? _last;

    private int _count;
    private long _bytes;

    public BatchWaiter<TEntry, TResult>? First { get; private set; }

    /// <summary>Answers whether those who wait fill a call.</summary>
    public bool Fills(in BatchLimits limits) => _count >= limits.MaxEntries || _bytes >= limits.MaxBytes;

    public void Append(BatchWaiter<TEntry, TResult> waiter)
    {
        waiter.IsQueued = true;
        waiter.Previous = _last;
        if (_last is null)
        {
            First = waiter;
        }
        else
        {
            _last.Next = waiter;
        }

        _last = waiter;
        _count++;
        _bytes += waiter.Bytes;
    }

    public void Remove(BatchWaiter<TEntry, TResult> waiter)
    {
        if (!waiter.IsQueued)
        {
            return;
        }

        if (waiter.Previous is { } previous)
        {
            previous.Next = waiter.Next;
        }
        else
        {
            First = waiter.Next;
        }

        if (waiter.Next is { } next)
        {
            next.Previous = waiter.Previous;
        }
        else
        {
            _last = waiter.Previous;
        }

        (waiter.IsQueued, waiter.Previous, waiter.Next) = (false, null, null);
        _count--;
        _bytes -= waiter.Bytes;
    }
}
