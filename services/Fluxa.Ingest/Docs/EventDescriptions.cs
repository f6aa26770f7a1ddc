using Fluxa.Hosting.ApiDocs;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Events;
using Fluxa.Ingest.Identity;

namespace Fluxa.Ingest.Docs;

/// <summary>What the OpenAPI document says of posting events.</summary>
internal static class EventDescriptions
{
    private const string Event = """{"user_id":"u-1","amount":12.50,"currency":"EUR","merchant":"Corner Shop","timestamp":"2026-03-04T12:00:00Z","metadata":{"till":3}}""";

    private const string CloudEvent = $$"""
        {"specversion":"1.0","id":"4711","source":"/tills/3","type":"fluxa.transaction.v1","time":"2026-03-04T12:00:00Z","data":{{Event}}}
        """;

    private const string Results = """
        {"taken":1,"rejected":1,"results":[{"index":0,"event_id":"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f","status":"enqueued"},
        {"index":1,"event_id":null,"status":"rejected","errors":[{"pointer":"/amount","detail":"is required"}]}]}
        """;

    public static RouteHandlerBuilder DescribePost(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("postEvent")
        .WithSummary("Post one event")
        .WithDescription("202 is said only when the event is durable. CloudEvents 1.0 are taken too, structured (application/cloudevents+json) and binary (headers ce-*). Up to 10 MiB, plain, gzip or br.")
        .TakesIdentity()
        .Reads<EventDescription>(ContentTypes.Json)
        .TakesBody(ContentTypes.Json, Event)
        .TakesBody(ContentTypes.CloudEvent, CloudEvent)
        .Produces<EventAccepted>(StatusCodes.Status202Accepted)
        .AnswersWith(202, "It is durable and on its way; Location names it.", """{"event_id":"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f","status":"enqueued"}""")
        .AnswersProblems(
            Problems.MalformedJson, Problems.BadRequest, Problems.InvalidParameter, Problems.RequestTimeout, Problems.PayloadTooLarge, Problems.UnsupportedMediaType,
            Problems.InvalidEvent, Problems.InvalidCloudEvent, Problems.IdempotencyKeyReused, Problems.DailyLimit, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeBatch(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("postBatch")
        .WithSummary("Post up to 2,000 events")
        .WithDescription("A JSON array, NDJSON, or a batch of CloudEvents; at most 10 MiB unpacked and 1 MiB an event. A bad event does not sink the good ones: results has one entry for each, in order.")
        .TakesIdentity()
        .Reads<IReadOnlyList<EventDescription>>(ContentTypes.Json)
        .TakesBody(ContentTypes.Json, $"[{Event}]")
        .TakesBody(ContentTypes.Lines, Event)
        .TakesBody(ContentTypes.CloudEventBatch, $"[{CloudEvent}]")
        .Produces(StatusCodes.Status202Accepted)
        .AnswersWith(202, "All were taken.", """{"taken":1,"rejected":0,"results":[{"index":0,"event_id":"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f","status":"enqueued"}]}""")
        .AnswersWith(207, "Some were taken.", Results)
        .AnswersProblems(
            Problems.MalformedJson, Problems.BadRequest, Problems.InvalidParameter, Problems.RequestTimeout, Problems.PayloadTooLarge, Problems.UnsupportedMediaType,
            Problems.BatchRejected, Problems.InvalidEvent, Problems.IdempotencyKeyReused, Problems.Unavailable);

    private static RouteHandlerBuilder TakesIdentity(this RouteHandlerBuilder endpoint) => endpoint
        .TakesHeader(IdempotencyKey.Header, "1–255 visible ASCII characters. The same key with the same bytes is one event, also in two tries at once; with other bytes 422.", "order-4711")
        .TakesHeader("X-Correlation-ID", "1–128 visible ASCII characters that follow the event through every log line; else one is made.", "order-4711")
        .TakesHeader("Content-Encoding", "gzip or br.", "gzip");
}
