using Fluxa.Hosting.Access;
using Fluxa.Hosting.Correlation;
using Fluxa.Hosting.Limits;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Docs;
using Fluxa.Ingest.Events;
using Fluxa.Ingest.Identity;
using Fluxa.Ingest.Intake;
using Fluxa.Persistence.ApiKeys;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Batches;

/// <summary>The resource /events/batch.</summary>
internal static class BatchEndpoints
{
    public static IEndpointRouteBuilder MapBatches(this IEndpointRouteBuilder routes)
    {
        var batches = routes.MapGroup("/events/batch").RequireScope(ApiScopes.Ingest);
        batches.MapPost("", PostAsync).DescribeBatch();
        return routes;
    }

    private static async Task<IResult> PostAsync(HttpContext context, BatchIntake intake, IOptions<IngestOptions> options, IngestMetrics metrics, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (FormatOf(request.ContentType) is not { } format)
        {
            return Refuse(EventProblems.UnsupportedBatchType, metrics);
        }

        if (!IdempotencyKey.TryRead(request.Headers, out var key))
        {
            return Refuse(EventProblems.MalformedKey, metrics);
        }

        await using var body = BodyEncoding.Decode(request.Body, request.Headers.GetCommaSeparatedValues("Content-Encoding"));
        if (body is null)
        {
            context.Response.Headers.AcceptEncoding = BodyEncoding.Allowed;
            return Refuse(EventProblems.UnsupportedEncoding, metrics);
        }

        var origin = new EventOrigin(context.Caller().TenantId, context.GetCorrelationId()) { IdempotencyKey = key };
        var outcome = await intake.AcceptAsync(body.Content, body.IsEncoded ? null : request.ContentLength, format, origin, cancellationToken);
        context.Charge(outcome is BatchOutcome.Judged taken ? taken.Items.Count : 0, body.Content.BytesRead);
        TornBodies.CloseAfter((outcome as BatchOutcome.Refused)?.Reason, context);
        return outcome switch
        {
            BatchOutcome.Judged judged => new BatchAnswer(judged, metrics, options.Value.RetryAfter),
            BatchOutcome.Refused refused => Refuse(EventProblems.For(refused.Reason, options.Value.RetryAfter), metrics),
            _ => Refuse(EventProblems.TooManyEvents, metrics),
        };
    }

    private static BatchFormat? FormatOf(string? contentType) => contentType switch
    {
        _ when ContentTypes.IsJson(contentType) => BatchFormat.Array,
        _ when ContentTypes.Is(contentType, ContentTypes.CloudEventBatch) => BatchFormat.CloudEvents,
        _ when ContentTypes.Is(contentType, [ContentTypes.Lines, .. ContentTypes.LinesToo]) => BatchFormat.Lines,
        _ => null,
    };

    private static Problem Refuse(Problem problem, IngestMetrics metrics)
    {
        metrics.Failed(problem.Type.Slug);
        return problem;
    }
}
