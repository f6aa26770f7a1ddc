using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Recovery.Docs;
using Fluxa.Recovery.Http;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Raw;

namespace Fluxa.Recovery.Native;

/// <summary>SQS's own redrive over HTTP. A move takes every tenant's messages, so it is for operators alone.</summary>
internal static class NativeEndpoints
{
    private const int LongestName = 80;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public static void MapNative(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/native/{queue}/moves").RequireScope(ApiScopes.Admin).GuardStore();
        group.MapGet("/", ListAsync).DescribeMoves();
        group.MapPost("/", StartAsync).DescribeStart();
        group.MapPost("/cancel", CancelAsync).DescribeCancel();
    }

    private static Task<IResult> ListAsync(string queue, NativeMoves moves, CancellationToken cancellationToken) => GuardSqsAsync(async () =>
        await moves.ListAsync(queue, cancellationToken) is { } found ? Answers.Json(found, RecoveryJson.Readable.MovesAnswer) : NoQueue(queue));

    private static async Task<IResult> StartAsync(string queue, HttpContext context, NativeMoves moves, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync(context);
        if (body is null)
        {
            return problem!;
        }

        var rate = body.Number("rate_per_second", 0, 1, RawQueueMove.HighestRate);
        var destination = body.Text("destination", LongestName);
        var order = OrderOf(queue, body) with { Destination = destination, RatePerSecond = rate == 0 ? null : rate };
        return body.NothingElse() ?? await GuardSqsAsync(async () => Answer(await moves.StartAsync(RequestCaller.Of(context), order, cancellationToken)));
    }

    private static async Task<IResult> CancelAsync(string queue, HttpContext context, NativeMoves moves, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync(context);
        if (body is null)
        {
            return problem!;
        }

        var order = OrderOf(queue, body);
        return body.NothingElse() ?? await GuardSqsAsync(async () => Answer(await moves.CancelAsync(RequestCaller.Of(context), order, cancellationToken)));
    }

    private static MoveOrder OrderOf(string queue, RequestBody body)
    {
        var dryRun = body.Flag("dry_run", true);
        return new MoveOrder(queue, null, null, dryRun ? body.Text("reason") ?? "" : body.Reason(), dryRun);
    }

    private static IResult Answer(MoveOutcome outcome) => outcome switch
    {
        MoveOutcome.Started { Answer: { } started } => Answers.Json(started, RecoveryJson.Readable.MoveStartAnswer, StatusOf(started.DryRun)),
        MoveOutcome.Cancelled { Answer: { } cancelled } => Answers.Json(cancelled, RecoveryJson.Readable.MoveCancelAnswer, StatusOf(cancelled.DryRun)),
        MoveOutcome.NoQueue none => NoQueue(none.Name),
        MoveOutcome.NotNow not => Problems.MoveState.Because(not.Because),
        _ => throw new InvalidOperationException("NativeMoves has an outcome that this code does not know."),
    };

    private static int StatusOf(bool dryRun) => dryRun ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;

    private static Problem NoQueue(string name) => Problems.QueueNotFound.Because($"'{name}' is no error queue that is collected here, or there is no such queue: GET /failures/stats names them.");

    private static async Task<IResult> GuardSqsAsync(Func<Task<IResult>> askAsync)
    {
        try
        {
            return await askAsync();
        }
        catch (AwsServiceException exception) when (exception.IsTransient)
        {
            return Problems.Unavailable.Because("SQS does not answer now. A move that was asked for may run all the same: list the moves before you ask again.").TryAgainAfter(Soon);
        }
        catch (AwsServiceException exception)
        {
            return Problems.MoveState.Because(
                $"SQS refused {exception.Operation} with {exception.ErrorCode}: the queue must be the dead-letter queue of another one, no other move of it may run, and Recovery's role must allow it.");
        }
    }
}
