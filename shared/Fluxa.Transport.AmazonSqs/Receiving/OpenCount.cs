namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>Counts what is under way, for those who have to wait until nothing is.</summary>
internal sealed class OpenCount
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _none;
    private int _open;

    public void Begin() => Interlocked.Increment(ref _open);

    public void End()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            lock (_gate)
            {
                _none?.TrySetResult();
                _none = null;
            }
        }
    }

    /// <summary>Completes at a moment at which nothing is under way.</summary>
    public Task WhenNoneAsync()
    {
        lock (_gate)
        {
            if (Volatile.Read(ref _open) == 0)
            {
                return Task.CompletedTask;
            }

            _none ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return Volatile.Read(ref _open) == 0 ? Task.CompletedTask : _none.Task;
        }
    }
}
