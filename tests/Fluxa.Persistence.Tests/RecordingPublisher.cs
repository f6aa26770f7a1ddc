using System.Collections.Concurrent;
using Fluxa.Persistence.Outbox;

namespace Fluxa.Persistence.Tests;

/// <summary>A broker that remembers what it took, and refuses when told to.</summary>
internal sealed class RecordingPublisher : IOutboxPublisher
{
    private readonly ConcurrentQueue<OutboxMessage> _taken = new();
    private int _tries;

    public IReadOnlyCollection<OutboxMessage> Taken => _taken;

    public IEnumerable<Guid> TakenIds => _taken.Select(message => message.MessageId);

    public int Tries => Volatile.Read(ref _tries);

    /// <summary>Throws to refuse a message.</summary>
    public Func<OutboxMessage, CancellationToken, Task> OnPublish { get; set; } = (_, _) => Task.CompletedTask;

    public async Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _tries);
        await OnPublish(message, cancellationToken);
        _taken.Enqueue(message);
    }
}
