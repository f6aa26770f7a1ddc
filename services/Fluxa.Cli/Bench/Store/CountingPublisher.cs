using Fluxa.Persistence.Outbox;

namespace Fluxa.Cli.Bench.Store;

/// <summary>A broker that takes everything at once: what is measured is the table.</summary>
internal sealed class CountingPublisher : IOutboxPublisher
{
    private long _taken;

    public long Taken => Interlocked.Read(ref _taken);

    public Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _taken);
        return Task.CompletedTask;
    }
}
