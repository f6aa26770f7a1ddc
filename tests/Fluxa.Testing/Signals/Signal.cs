namespace Fluxa.Testing;

/// <summary>Something a test waits for. A wait that takes too long fails and says what was awaited.</summary>
/// <param name="what">What is awaited, as the end of a sentence: "the consumer is entered".</param>
public sealed class Signal(string what)
{
    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private int _count;

    /// <summary>Real time after which a wait fails: far beyond what a loaded machine needs.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it was set.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    public void Set()
    {
        lock (_gate)
        {
            _count++;
            foreach (var (_, reached) in _waiters.Where(waiter => waiter.Count <= _count))
            {
                reached.TrySetResult();
            }

            _waiters.RemoveAll(waiter => waiter.Count <= _count);
        }
    }

    /// <summary>Waits until it was set at least so often in all.</summary>
    /// <exception cref="TimeoutException">It wasn't in time.</exception>
    public async Task WaitAsync(int times = 1, TimeSpan? patience = null)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_count >= times)
            {
                return;
            }

            _waiters.Add((times, reached));
        }

        var limit = patience ?? Patience;
        try
        {
            await reached.Task.WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited {limit.TotalSeconds:0.#} s in vain until {what}: {Count} of {times} times.");
        }
    }
}
