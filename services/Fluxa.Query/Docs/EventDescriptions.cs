using Fluxa.Hosting.ApiDocs;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Query.Events;
using Fluxa.Query.History;
using Fluxa.Query.Listing;

namespace Fluxa.Query.Docs;

/// <summary>What the OpenAPI document says of reading events.</summary>
internal static class EventDescriptions
{
    private const string Id = "0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f";

    private const string Event = """
        {"event_id":"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f","correlation_id":"order-4711","user_id":"u-1","amount":12.5000,"currency":"EUR","merchant":"Corner Shop",
        "timestamp":"2026-03-04T12:00:00Z","metadata":{"till":3},"payload_mode":"INLINE","payload_sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "payload_bytes":161,"status":"processed","attempts":1,"created_at":"2026-03-04T12:00:00.12Z"}
        """;

    public static RouteHandlerBuilder DescribeList(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("listEvents")
        .WithSummary("List events, newest transaction first")
        .WithDescription("Pages cost the same at any depth. A name that is no parameter is refused, not ignored.")
        .TakesParameter("user_id", "Whose transactions.", "u-1")
        .TakesParameter("merchant", "Who was paid; exactly as it was sent.", "Corner Shop")
        .TakesParameter("currency", "ISO 4217 code.", "EUR")
        .TakesParameter("correlation_id", "The correlation id; give from and to with it, they bound the search.", "order-4711")
        .TakesParameter("status", "processed (default) or failed; failed can't be combined with other filters.", "processed")
        .TakesParameter("from", "The earliest timestamp, included.", "2026-03-04T00:00:00Z", "date-time")
        .TakesParameter("to", "The latest timestamp, not included.", "2026-03-05T00:00:00Z", "date-time")
        .TakesParameter("limit", "Most events of a page, 1–1,000; default 100.", "100", "integer")
        .TakesParameter("cursor", "next_cursor of the page before, with the same filters.")
        .Tagged()
        .Produces<EventPage>()
        .AnswersWith(200, "A page. The header Link names the next one.", $$"""{"items":[{{Event}}],"next_cursor":null}""")
        .AnswersProblems(Problems.InvalidParameter, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeGet(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getEvent")
        .WithSummary("Read one event")
        .WithDescription("An id made seconds ago that isn't there yet is a 404 with Retry-After; with wait the answer comes when the event does.")
        .TakesId()
        .TakesParameter("wait", "How long to wait for an event that isn't there yet: whole seconds, 0s–30s.", "10s")
        .Tagged()
        .Produces<EventAnswer>()
        .AnswersWith(200, "The event.", Event)
        .AnswersProblems(Problems.InvalidParameter, Problems.EventNotFound, Problems.Unavailable);

    public static RouteHandlerBuilder DescribePayload(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getPayload")
        .WithSummary("Read an event's payload: the bytes that were sent")
        .WithDescription("Exactly the JSON text that the client sent, after decompression; Repr-Digest has its SHA-256.")
        .TakesId()
        .Tagged()
        .AnswersWith(200, "The bytes.", """{"user_id":"u-1","amount":12.50,"currency":"EUR","merchant":"Corner Shop","timestamp":"2026-03-04T12:00:00Z"}""")
        .AnswersProblems(Problems.InvalidParameter, Problems.EventNotFound, Problems.PayloadNotFound, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeHistory(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getHistory")
        .WithSummary("Read what happened to an event")
        .TakesId()
        .Tagged()
        .Produces<EventHistory>()
        .AnswersWith(200, "Accepted, failed, redriven, processed, in order of time.", $$"""
            {"event_id":"{{Id}}","status":"processed","entries":[{"at":"2026-03-04T12:00:00Z","what":"accepted","reason":null,"attempts":null},
            {"at":"2026-03-04T12:00:00.12Z","what":"processed","reason":null,"attempts":1}]}
            """)
        .AnswersProblems(Problems.InvalidParameter, Problems.EventNotFound, Problems.Unavailable);

    private static RouteHandlerBuilder TakesId(this RouteHandlerBuilder endpoint) => endpoint.TakesParameter("id", "The event's id.", Id, "uuid");

    private static RouteHandlerBuilder Tagged(this RouteHandlerBuilder endpoint) => endpoint
        .TakesHeader("If-None-Match", "The ETag of an answer that the client has.")
        .AnswersWith(StatusCodes.Status304NotModified, "The client has it already.", "");
}
