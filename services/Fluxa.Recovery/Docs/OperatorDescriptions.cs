using Fluxa.Hosting.ApiDocs;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Native;

namespace Fluxa.Recovery.Docs;

/// <summary>What the OpenAPI document says of the audit and of SQS's own redrive.</summary>
internal static class OperatorDescriptions
{
    private const string Queue = "fluxa-process-event_error";

    public static RouteHandlerBuilder DescribeAudit(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("listAudit")
        .WithSummary("Who changed what, and why; newest first")
        .TakesParameter("redrive_id", "Notes on this redrive.", CommonDescriptions.Id, "uuid")
        .TakesParameter("failure_id", "Notes on this failure.", CommonDescriptions.Id, "uuid")
        .TakesParameter("action", "plan, execute, pause, resume, cancel, rate, stop, finish, edit, discard, archive, comment, native-start or native-cancel.", "execute")
        .TakesPage()
        .Produces<Page<AuditAnswer>>()
        .AnswersProblems(Problems.InvalidParameter, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeMoves(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("listMoves")
        .WithSummary("List the last ten moves that SQS made of an error queue")
        .TakesQueue()
        .Produces<MovesAnswer>()
        .AnswersProblems(Problems.QueueNotFound, Problems.MoveState, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeStart(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("startMove")
        .WithSummary("Let SQS move all that lies in an error queue")
        .WithDescription("Every tenant's messages, without filter, canary or outcome: for when Recovery can't collect. Without dry_run false it only says what would move.")
        .TakesQueue()
        .Changes<MoveDescription>("""{"rate_per_second":50,"reason":"Recovery can't collect","dry_run":false}""", Problems.QueueNotFound, Problems.MoveState)
        .Produces<MoveStartAnswer>()
        .Produces<MoveStartAnswer>(StatusCodes.Status202Accepted);

    public static RouteHandlerBuilder DescribeCancel(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("cancelMove")
        .WithSummary("Cancel the running move of an error queue; what was moved stays moved")
        .TakesQueue()
        .Changes<MoveCancelDescription>("""{"reason":"wrong queue","dry_run":false}""", Problems.QueueNotFound, Problems.MoveState)
        .Produces<MoveCancelAnswer>()
        .Produces<MoveCancelAnswer>(StatusCodes.Status202Accepted);

    private static RouteHandlerBuilder TakesQueue(this RouteHandlerBuilder endpoint) => endpoint.TakesParameter("queue", "The error queue; GET /failures/stats names them.", Queue);
}
