using Fluxa.CrashPoints;
using Fluxa.Events.CloudEvents;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.Correlation;
using Fluxa.Hosting.Limits;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Docs;
using Fluxa.Ingest.CloudEvents;
using Fluxa.Ingest.Identity;
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
        events.MapPost("", PostAsync).DescribePost();
        return routes;
    }

    private static async Task<IResult> PostAsync(
        HttpContext context, EventIntake events, CloudEventIntake cloudEvents, IOptions<IngestOptions> options, IngestMetrics metrics, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var isStructured = ContentTypes.Is(request.ContentType, ContentTypes.CloudEvent);
        if (!isStructured && !ContentTypes.IsJson(request.ContentType))
        {
            return Refuse(EventProblems.UnsupportedMediaType, metrics);
        }

        var (origin, malformed) = Origin(context, isBinary: !isStructured && CloudEventHeaders.ArePresent(request.Headers));
        if (malformed is not null)
        {
            return Refuse(malformed, metrics);
        }

        await using var body = BodyEncoding.Decode(request.Body, request.Headers.GetCommaSeparatedValues("Content-Encoding"));
        if (body is null)
        {
            context.Response.Headers.AcceptEncoding = BodyEncoding.Allowed;
            return Refuse(EventProblems.UnsupportedEncoding, metrics);
        }

        var length = body.IsEncoded ? null : request.ContentLength;
        var outcome = isStructured
            ? await cloudEvents.AcceptAsync(body.Content, length, origin, cancellationToken)
            : await events.AcceptAsync(body.Content, length, origin, cancellationToken);
        context.Charge(outcome is IntakeOutcome.Enqueued ? 1 : 0, body.Content.BytesRead);
        TornBodies.CloseAfter(outcome, context);
        return outcome is IntakeOutcome.Enqueued enqueued
            ? Accept(enqueued, context.Response, metrics)
            : Refuse(EventProblems.For(outcome, options.Value.RetryAfter), metrics);
    }

    /// <summary>Who sends the event, and what its headers name it; or why they can't be read.</summary>
    private static (EventOrigin Origin, Problem? Malformed) Origin(HttpContext context, bool isBinary)
    {
        var origin = new EventOrigin(context.Caller().TenantId, context.GetCorrelationId());
        if (!IdempotencyKey.TryRead(context.Request.Headers, out var key))
        {
            return (origin, EventProblems.MalformedKey);
        }

        origin = origin with { IdempotencyKey = key };
        return (isBinary ? CloudEventHeaders.Read(context.Request.Headers) : null) switch
        {
            null => (origin, null),
            CloudEventReadOutcome.Valid valid => (origin with { CloudEvent = valid.Envelope.ToContext() }, null),
            CloudEventReadOutcome.Invalid invalid => (origin, EventProblems.For(new IntakeOutcome.InvalidCloudEvent(invalid.Faults), TimeSpan.Zero)),
            var other => throw new InvalidOperationException($"{other} is no outcome that this code knows."),
        };
    }

    private static JsonHttpResult<EventAccepted> Accept(IntakeOutcome.Enqueued enqueued, HttpResponse response, IngestMetrics metrics)
    {
        CrashPoint.Reach("ingest.before-answer");
        metrics.Succeeded();
        response.Headers.Location = $"/events/{enqueued.EventId}";
        if (enqueued.IsReplayed)
        {
            response.Headers[IdempotencyKey.ReplayedHeader] = "true";
        }

        return TypedResults.Json(new EventAccepted(enqueued.EventId, EventAccepted.Enqueued), EventJson.Default.EventAccepted, statusCode: StatusCodes.Status202Accepted);
    }

    private static Problem Refuse(Problem problem, IngestMetrics metrics)
    {
        metrics.Failed(problem.Type.Slug);
        return problem;
    }
}
