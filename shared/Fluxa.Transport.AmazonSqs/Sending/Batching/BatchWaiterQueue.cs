namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>The callers that wait for the next call, first come first served; one that gives up leaves from the middle at no cost.</summary>
internal sealed class BatchWaiterQueue<TEntry, TResult>
{
    private BatchWaiter<TEntry, TResult>? _last;

    public BatchWaiter<TEntry, TResult>? First { get; private set; }

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
    }
}
