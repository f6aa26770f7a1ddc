using Fluxa.Persistence;
using Fluxa.Persistence.Querying;

namespace Fluxa.Query.Events;

/// <summary>Reads one event, or what belongs to it, and counts how that went.</summary>
internal sealed partial class EventReader(EventQueries queries, QueryMetrics metrics, TimeProvider clock, ILogger<EventReader> logger)
{
    public Task<ReadOutcome<EventAnswer>> ReadAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) => ReadAsync(
        eventId,
        async () => await queries.FindAsync(tenantId, eventId, cancellationToken) is { } stored ? EventAnswer.From(stored)
            : await queries.FindFailedAsync(tenantId, eventId, cancellationToken) is { } failed ? EventAnswer.From(failed)
            : null);

    public Task<ReadOutcome<StoredPayload>> ReadPayloadAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        ReadAsync(eventId, () => queries.FindPayloadAsync(tenantId, eventId, cancellationToken));

    public Task<ReadOutcome<List<HistoryEntry>>> ReadHistoryAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        ReadAsync(eventId, async () => await queries.FindHistoryAsync(tenantId, eventId, cancellationToken) is { Count: > 0 } entries ? entries : null);

    /// <summary>Reads a page, which is there also when it is empty; null only for a cursor that leads nowhere.</summary>
    public Task<ReadOutcome<T>> ReadPageAsync<T>(Func<Task<T?>> read)
        where T : class => ReadAsync(Guid.Empty, read);

    private async Task<ReadOutcome<T>> ReadAsync<T>(Guid eventId, Func<Task<T?>> read)
        where T : class
    {
        try
        {
            if (await read() is { } found)
            {
                metrics.Found();
                return new ReadOutcome<T>.Found(found);
            }

            metrics.NotFound();
            return new ReadOutcome<T>.NotFound(RecentId.WasMadeJustNow(eventId, clock.GetUtcNow()));
        }
        catch (StoreUnavailableException exception)
        {
            metrics.Failed();
            Log.Unavailable(logger, exception, exception.SqlState);
            return new ReadOutcome<T>.Unavailable();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6001, LogLevel.Warning, "PostgreSQL did not answer a query ({SqlState}); its client was told 503")]
        public static partial void Unavailable(ILogger logger, Exception exception, string? sqlState);
    }
}
