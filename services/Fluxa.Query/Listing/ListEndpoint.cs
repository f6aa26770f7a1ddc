using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Query.Events;

namespace Fluxa.Query.Listing;

/// <summary><c>GET /events</c>.</summary>
internal static class ListEndpoint
{
    private static readonly Problem NoCursor = Problems.InvalidParameter
        .Because("The cursor is none of this list.")
        .With(new ProblemError("/cursor", "must be the next_cursor of a page with the same filters"));

    public static async Task<IResult> ListEvents(HttpContext context, EventReader reader, EventLister lister, CancellationToken cancellationToken)
    {
        if (new PageRequestReader(context.Request.Query).Read(context.Caller().TenantId, out var faults) is not { } request)
        {
            return Problems.InvalidParameter.Because("Some parameters can't be taken; each is named.").With(faults);
        }

        return await reader.ReadPageAsync(() => lister.ReadAsync(request, cancellationToken)) switch
        {
            ReadOutcome<EventPage>.Found found => Answer(found.Value, context),
            ReadOutcome<EventPage>.NotFound => NoCursor,
            var other => EventProblems.For(other),
        };
    }

    private static TaggedJson<EventPage> Answer(EventPage page, HttpContext context)
    {
        if (page.NextCursor is { } cursor)
        {
            var others = context.Request.Query.Where(parameter => parameter.Key != "cursor");
            context.Response.Headers.Link = $"<{context.Request.Path}{QueryString.Create(others).Add("cursor", cursor)}>; rel=\"next\"";
        }

        return new TaggedJson<EventPage>(page, EventJson.Readable.EventPage);
    }
}
