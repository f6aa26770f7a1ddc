using Fluxa.Persistence;
using Fluxa.Persistence.Querying;

namespace Fluxa.Query.Events;

/// <summary>Reads one event.</summary>
internal sealed partial class EventReader(EventQueries queries, QueryMetrics metrics, TimeProvider clock, ILogger<EventReader> logger)
{
    public async Task<ReadOutcome> ReadAsync(string tenantId, Guid eventId, CancellationToken cancellationToken)
    {
        try
        {
            if (await queries.FindAsync(tenantId, eventId, cancellationToken) is { } found)
            {
                metrics.Found();
                return new ReadOutcome.Found(found);
            }

            metrics.NotFound();
            return new ReadOutcome.NotFound(RecentId.WasMadeJustNow(eventId, clock.GetUtcNow()));
        }
        catch (StoreUnavailableException exception)
        {
            metrics.Failed();
            Log.Unavailable(logger, exception, exception.SqlState);
            return new ReadOutcome.Unavailable();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6001, LogLevel.Warning, "PostgreSQL did not answer a query ({SqlState}); its client was told 503")]
        public static partial void Unavailable(ILogger logger, Exception exception, string? sqlState);
    }
}
