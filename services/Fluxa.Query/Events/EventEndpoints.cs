using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Query.Events;

/// <summary>Reading events over HTTP.</summary>
internal static class EventEndpoints
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public static void MapEvents(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/events").RequireScope(ApiScopes.Query);
        group.MapGet("/{id}", GetEvent);
    }

    // The id is text here, not a constrained route: a bad one is a fault to be named, not a path that doesn't exist.
    private static async Task<IResult> GetEvent(string id, HttpContext context, EventReader reader, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var eventId))
        {
            return Problems.InvalidParameter
                .Because("The event's id in the path is not a UUID.")
                .With(new ProblemError("/event_id", "must be a UUID such as 0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f"));
        }

        return await reader.ReadAsync(context.Caller().TenantId, eventId, cancellationToken) switch
        {
            ReadOutcome.Found found => Results.Json(EventAnswer.From(found.Event), EventJson.Readable.EventAnswer),
            ReadOutcome.NotFound { MayComeSoon: true } => Problems.EventNotFound
                .Because("No event has this id yet; the id is new, so it may still be on its way.")
                .TryAgainAfter(Soon),
            ReadOutcome.NotFound => Problems.EventNotFound.Because("No event has this id."),
            _ => Problems.Unavailable.Because("The store does not answer now; ask again.").TryAgainAfter(Soon),
        };
    }
}
