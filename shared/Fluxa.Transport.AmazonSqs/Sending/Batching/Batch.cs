namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>The entries of one call and the means to answer each. It is used again for the next call: nothing may keep it.</summary>
internal sealed class Batch<TEntry, TResult>(int maxEntries)
{
    private readonly List<BatchWaiter<TEntry, TResult>> _waiters = new(maxEntries);
    private readonly List<TEntry> _entries = new(maxEntries);
    private readonly bool[] _answered = new bool[maxEntries];

    public IReadOnlyList<TEntry> Entries => _entries;

    public int Count => _entries.Count;

    internal long Bytes { get; private set; }

    /// <summary>The one that goes by itself; null where several share the call, or one that had to wait.</summary>
    internal BatchWaiter<TEntry, TResult>? Alone => _waiters is [{ IsAlone: true } alone] ? alone : null;

    public void Answer(int position, TResult result)
    {
        _answered[position] = true;
        _waiters[position].Answer(result);
    }

    /// <summary>Fails all that have no answer yet.</summary>
    public void Fail(Exception exception)
    {
        for (var position = 0; position < Count; position++)
        {
            if (!_answered[position])
            {
                _answered[position] = true;
                _waiters[position].Fail(exception);
            }
        }
    }

    internal void Add(BatchWaiter<TEntry, TResult> waiter)
    {
        _waiters.Add(waiter);
        _entries.Add(waiter.Entry);
        Bytes += waiter.Bytes;
    }

    internal bool HasUnanswered => Array.IndexOf(_answered, false, 0, Count) >= 0;

    internal void Clear()
    {
        _waiters.Clear();
        _entries.Clear();
        Array.Clear(_answered);
        Bytes = 0;
    }
}
