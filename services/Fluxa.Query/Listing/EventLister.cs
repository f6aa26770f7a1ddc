using Fluxa.Persistence.Querying;
using Fluxa.Query.Events;

namespace Fluxa.Query.Listing;

/// <summary>Reads pages. One row more than asked for tells whether there is another page.</summary>
internal sealed class EventLister(EventQueries queries)
{
    private EventCursor? _cursors;

    /// <summary>The page, or null when the cursor isn't one of this list.</summary>
    /// <exception cref="Fluxa.Persistence.StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public async Task<EventPage?> ReadAsync(PageRequest request, CancellationToken cancellationToken)
    {
        // The same for every instance, so it is in the database; read once.
        var cursors = _cursors ??= new EventCursor(await queries.FindCursorKeyAsync(cancellationToken));
        EventPosition? after = null;
        if (request.Cursor is { } sent && (after = cursors.Read(sent, request)) is null)
        {
            return null;
        }

        return request.Failed
            ? Page(
                await queries.ListFailedAsync(request.Filter.TenantId, after?.EventId, request.Limit + 1, cancellationToken),
                request,
                cursors,
                failed => new EventPosition(DateTimeOffset.UnixEpoch, failed.EventId),
                EventAnswer.From)
            : Page(
                await queries.ListAsync(request.Filter, after, request.Limit + 1, cancellationToken),
                request,
                cursors,
                stored => new EventPosition(stored.OccurredAt, stored.EventId),
                EventAnswer.From);
    }

    private static EventPage Page<T>(List<T> rows, PageRequest request, EventCursor cursors, Func<T, EventPosition> place, Func<T, EventAnswer> answer) => new()
    {
        Items = [.. rows.Take(request.Limit).Select(answer)],
        NextCursor = rows.Count > request.Limit ? cursors.Write(place(rows[request.Limit - 1]), request) : null,
    };
}
