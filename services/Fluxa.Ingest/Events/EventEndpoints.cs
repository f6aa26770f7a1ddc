using Fluxa.Hosting.Access;
using Fluxa.Hosting.Correlation;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Intake;
using Fluxa.Persistence.ApiKeys;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Events;

/// <summary>The resource /events as Ingest serves it.</summary>
internal static class EventEndpoints
{
    public static IEndpointRouteBuilder MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/events").RequireScope(ApiScopes.Ingest);
        events.MapPost("", PostAsync);
        return routes;
    }

    private static async Task<IResult> PostAsync(HttpContext context, EventIntake intake, IOptions<IngestOptions> options, IngestMetrics metrics, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (!ContentTypes.IsJson(request.ContentType))
        {
            return Refuse(EventProblems.UnsupportedMediaType, metrics);
        }

        await using var body = BodyEncoding.Decode(request.Body, request.Headers.GetCommaSeparatedValues("Content-Encoding"));
        if (body is null)
        {
            context.Response.Headers.AcceptEncoding = BodyEncoding.Allowed;
            return Refuse(EventProblems.UnsupportedEncoding, metrics);
        }

        var origin = new EventOrigin(context.Caller().TenantId, context.GetCorrelationId());
        var outcome = await intake.AcceptAsync(body.Content, body.IsEncoded ? null : request.ContentLength, origin, cancellationToken);
        return outcome is IntakeOutcome.Enqueued enqueued
            ? Accept(enqueued.EventId, context.Response, metrics)
            : Refuse(EventProblems.For(outcome, options.Value.RetryAfter), metrics);
    }

    private static JsonHttpResult<EventAccepted> Accept(Guid eventId, HttpResponse response, IngestMetrics metrics)
    {
        metrics.Succeeded();
        response.Headers.Location = $"/events/{eventId}";
        return TypedResults.Json(new EventAccepted(eventId, EventAccepted.Enqueued), EventJson.Default.EventAccepted, statusCode: StatusCodes.Status202Accepted);
    }

    private static Problem Refuse(Problem problem, IngestMetrics metrics)
    {
        metrics.Failed(problem.Type.Slug);
        return problem;
    }
}
