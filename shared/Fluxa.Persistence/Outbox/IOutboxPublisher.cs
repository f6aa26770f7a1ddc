namespace Fluxa.Persistence.Outbox;

/// <summary>Takes one committed message to the broker.</summary>
public interface IOutboxPublisher
{
    /// <summary>Publishes or sends the message. Returns when the broker has confirmed it; throws when it has not, and the relay tries again later.</summary>
    Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken);
}
