namespace Fluxa.Persistence.Querying;

/// <summary>Reads committed events.</summary>
public sealed class EventQueries
{
    internal EventQueries()
    {
    }

    /// <summary>The event with this id of this tenant, or null.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public Task<StoredEvent?> FindAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{tenantId} {eventId} {cancellationToken}");
}
