using Fluxa.Hosting.Access;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Query.Docs;
using Fluxa.Query.History;
using Fluxa.Query.Listing;
using Fluxa.Query.Payloads;
using Fluxa.Query.Waiting;

namespace Fluxa.Query.Events;

/// <summary>Reading events over HTTP.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/events").RequireScope(ApiScopes.Query);
        group.MapGet("", ListEndpoint.ListEvents).DescribeList();
        group.MapGet("/{id}", GetEvent).DescribeGet();
        group.MapGet("/{id}/payload", PayloadEndpoint.GetPayload).DescribePayload();
        group.MapGet("/{id}/history", HistoryEndpoint.GetHistory).DescribeHistory();
    }

    // The id is text here, not a constrained route: a bad one is a fault to be named, not a path that doesn't exist.
    private static async Task<IResult> GetEvent(string id, string? wait, HttpContext context, EventReader reader, EventWaits waits, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var eventId))
        {
            return EventProblems.NotAUuid;
        }

        if (!WaitTime.TryRead(wait, out var patience))
        {
            return WaitTime.Unreadable;
        }

        var tenantId = context.Caller().TenantId;
        var outcome = await reader.ReadAsync(tenantId, eventId, cancellationToken);
        if (outcome is ReadOutcome<EventAnswer>.NotFound && patience > TimeSpan.Zero)
        {
            await waits.WaitAsync(tenantId, eventId, patience, cancellationToken);
            outcome = await reader.ReadAsync(tenantId, eventId, cancellationToken);
        }

        return outcome is ReadOutcome<EventAnswer>.Found found
            ? new TaggedJson<EventAnswer>(found.Value, EventJson.Readable.EventAnswer)
            : EventProblems.For(outcome);
    }
}
