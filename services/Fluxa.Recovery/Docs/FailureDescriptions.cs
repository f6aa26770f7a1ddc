using Fluxa.Hosting.ApiDocs;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Http;

namespace Fluxa.Recovery.Docs;

/// <summary>What the OpenAPI document says of looking at failures.</summary>
internal static class FailureDescriptions
{
    private const string Failure = $$"""
        {"failure_id":"{{CommonDescriptions.Id}}","tenant":"default","event_id":"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e40","queue":"fluxa-process-event_error",
        "message_type":"Fluxa.Contracts:IngestEvent","kind":"permanent","reason":"schema_invalid","exception_type":"Fluxa.Processor.Failures.PermanentFailureException",
        "exception_message":"amount: must not be 7","group":"4f0c1d2e3f9a512f","state":"open","attempts":1,"redrives":0,"first_failed_at":"2026-03-04T12:00:00Z",
        "last_failed_at":"2026-03-04T12:00:00Z","correlation_id":"order-4711","trace_id":"0af7651916cd43dd8448eb211c80319c","payload_mode":"INLINE","payload_bytes":110,"edited":false}
        """;

    public static RouteHandlerBuilder DescribeFailures(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("listFailures")
        .WithSummary("List failures, newest first")
        .WithDescription("Pages cost the same at any depth. A name that is no parameter is refused, not ignored.")
        .TakesFilter()
        .TakesPage()
        .Produces<Page<FailureAnswer>>()
        .AnswersWith(200, "A page.", $$"""{"items":[{{Failure}}],"next_cursor":null}""")
        .AnswersProblems(Problems.InvalidParameter, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeCount(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("countFailures")
        .WithSummary("Count failures, exactly")
        .TakesFilter()
        .Produces<CountAnswer>()
        .AnswersWith(200, "How many fit.", """{"count":300}""")
        .AnswersProblems(Problems.InvalidParameter, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeStats(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getStats")
        .WithSummary("How things stand")
        .WithDescription("Failures by state, what still lies in the queues (null where SQS does not say now), and what the answering process has collected.")
        .Produces<StatsAnswer>()
        .AnswersWith(200, "The numbers.", """
            {"open":3,"redriving":0,"resolved":297,"discarded":0,"archived":0,"oldest_open_at":"2026-03-04T12:00:00Z",
            "queues":[{"queue":"fluxa-process-event_error","waiting":0,"in_flight":0,"open":3}],"collector":{"collected":300,"last_collected_at":"2026-03-04T12:00:01Z"}}
            """)
        .AnswersProblems(Problems.Unavailable);

    public static RouteHandlerBuilder DescribeExport(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("exportFailures")
        .WithSummary("Export failures with their messages")
        .WithDescription("NDJSON, a failure a line, with body, headers and payload: enough to look at it, or to send it, elsewhere.")
        .TakesFilter()
        .AnswersWith(200, "The lines.", $$"""{"failure":{{Failure}},"source_queue":"fluxa-process-event","headers":{},"body_base64":"e30="}""", "application/x-ndjson")
        .AnswersProblems(Problems.InvalidParameter, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeFailure(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getFailure")
        .WithSummary("Read all of one failure but its payload")
        .TakesId("failure")
        .Produces<FailureDetail>()
        .AnswersProblems(Problems.FailureNotFound, Problems.Unavailable);

    public static RouteHandlerBuilder DescribePayload(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getFailurePayload")
        .WithSummary("Read a failure's payload: the exact bytes, from S3 too")
        .TakesId("failure")
        .TakesParameter("original", "true: as it was before it was edited; default false.", "true")
        .AnswersWith(200, "The bytes; of a message that is no Fluxa event, its body as application/octet-stream.", """{"user_id":"u-1","amount":12.50,"currency":"EUR","merchant":"Corner Shop","timestamp":"2026-03-04T12:00:00Z"}""")
        .AnswersProblems(Problems.InvalidParameter, Problems.FailureNotFound, Problems.PayloadGone, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeChange(this RouteHandlerBuilder endpoint, string name, string summary) => endpoint
        .WithName(name)
        .WithSummary(summary)
        .WithDescription("Only open and archived failures are changed. Without dry_run false it only counts.")
        .Changes<ChangeDescription>("""{"filter":{"reason":"schema_invalid"},"reason":"test data","dry_run":false}""")
        .Produces<ChangeAnswer>()
        .AnswersWith(200, "How many, and whether it was done.", """{"matched":3,"changed":3,"dry_run":false}""");

    public static RouteHandlerBuilder DescribeEdit(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("editFailure")
        .WithSummary("Give a failed event another payload")
        .WithDescription("Judged by the rules of POST /events. Ids and correlation are locked; the original is kept. More than 256 KiB go to S3.")
        .TakesId("failure")
        .Changes<EditDescription>(
            """{"payload":"{\"user_id\":\"u-1\",\"amount\":12.50,\"currency\":\"EUR\",\"merchant\":\"Corner Shop\",\"timestamp\":\"2026-03-04T12:00:00Z\"}","reason":"typo in the amount"}""",
            Problems.FailureNotFound, Problems.FailureState, Problems.InvalidEvent)
        .Produces<FailureDetail>();
}
