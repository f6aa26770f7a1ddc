using Fluxa.Hosting.ApiDocs;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Recovery.Groups;
using Fluxa.Recovery.Http;

namespace Fluxa.Recovery.Docs;

/// <summary>What the OpenAPI document says of causes.</summary>
internal static class GroupDescriptions
{
    private const string Group = """
        {"group":"4f0c1d2e3f9a512f","title":"PermanentFailureException: No fee for merchant '…'","message_type":"Fluxa.Contracts:IngestEvent","queue":"fluxa-process-event_error",
        "reason":"unexpected_error","exception_type":"System.InvalidOperationException","count":300,"open":300,"first_seen":"2026-03-04T12:00:00Z","last_seen":"2026-03-04T12:05:00Z",
        "new_since_redrive":0,"sample_failure_id":"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f","comments":1}
        """;

    public static RouteHandlerBuilder DescribeGroups(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("listGroups")
        .WithSummary("List causes, the most frequent first")
        .TakesFilter()
        .TakesPage()
        .Produces<Page<GroupAnswer>>()
        .AnswersWith(200, "A page.", $$"""{"items":[{{Group}}],"next_cursor":null}""")
        .AnswersProblems(Problems.InvalidParameter, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeGroup(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getGroup")
        .WithSummary("Read a cause with its comments")
        .TakesParameter("group", "The cause.", "4f0c1d2e3f9a512f")
        .Produces<GroupDetail>()
        .AnswersProblems(Problems.FailureNotFound, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeComment(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("commentGroup")
        .WithSummary("Note something on a cause")
        .TakesParameter("group", "The cause.", "4f0c1d2e3f9a512f")
        .Changes<CommentDescription>("""{"text":"seen before, see #12"}""", Problems.FailureNotFound)
        .Produces<CommentAnswer>(StatusCodes.Status201Created)
        .AnswersWith(StatusCodes.Status201Created, "It is noted.", """{"by":"ann (0198f2c16d0e7c3b)","at":"2026-03-04T12:06:00Z","text":"seen before, see #12"}""");
}
