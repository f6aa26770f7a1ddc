using Fluxa.Hosting.Access;
using Fluxa.Persistence.Querying;
using Fluxa.Query.Events;

namespace Fluxa.Query.History;

/// <summary><c>GET /events/{id}/history</c>.</summary>
internal static class HistoryEndpoint
{
    public static async Task<IResult> GetHistory(string id, HttpContext context, EventReader reader, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var eventId))
        {
            return EventProblems.NotAUuid;
        }

        var outcome = await reader.ReadHistoryAsync(context.Caller().TenantId, eventId, cancellationToken);
        return outcome is ReadOutcome<List<HistoryEntry>>.Found found
            ? new TaggedJson<EventHistory>(Answer(eventId, found.Value), EventJson.Readable.EventHistory)
            : EventProblems.For(outcome);
    }

    private static EventHistory Answer(Guid eventId, List<HistoryEntry> entries) => new()
    {
        EventId = eventId,
        Status = entries.Exists(entry => entry.What == EventAnswer.Processed) ? EventAnswer.Processed : EventAnswer.Failed,
        Entries = [.. entries.Select(entry => new EventHistory.Entry { At = entry.At.UtcDateTime, What = entry.What, Reason = entry.Reason, Attempts = entry.Attempts })],
    };
}
