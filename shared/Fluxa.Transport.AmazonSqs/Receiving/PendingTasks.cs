namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>Work that nobody awaits as it starts, but that a stop has to wait for.</summary>
internal sealed class PendingTasks
{
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _tasks = [];

    public void Add(Task task)
    {
        lock (_gate)
        {
            _tasks.RemoveWhere(pending => pending.IsCompleted);
            _tasks.Add(task);
        }
    }

    public Task WhenAllAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_tasks);
        }
    }
}
