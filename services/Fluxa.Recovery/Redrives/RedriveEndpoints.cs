using System.Globalization;
using Fluxa.ClaimCheck;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Recovery.Docs;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Redrives.Planning;

namespace Fluxa.Recovery.Redrives;

/// <summary>Planning, executing and watching redrives over HTTP.</summary>
internal static class RedriveEndpoints
{
    private const int UsualRate = 50;
    private const int HighestRate = 500;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly string[] States = ["planned", "running", "paused", "stopped", "cancelled", "done", "expired"];
    private static readonly string[] Outcomes = ["pending", "claimed", "sent", "processed", "failed_again", "unknown", "skipped"];

    private delegate Task<ControlOutcome> Control(RedriveControl control, RequestCaller caller, Guid id, string reason, CancellationToken cancellationToken);

    public static void MapRedrives(this IEndpointRouteBuilder endpoints)
    {
        var read = endpoints.MapGroup("/redrives").RequireScope(ApiScopes.RecoveryRead).GuardStore();
        read.MapGet("/", ListAsync).DescribeRedrives();
        read.MapGet("/{id:guid}", FindAsync).DescribeRedrive();
        read.MapGet("/{id:guid}/items", ItemsAsync).DescribeItems();
        var write = endpoints.MapGroup("/redrives").RequireScope(ApiScopes.RecoveryWrite).GuardStore();
        write.MapPost("/plan", PlanAsync).DescribePlan();
        write.MapPatch("/{id:guid}", ChangeRateAsync).DescribeRate();
        MapControl("execute", (control, caller, id, reason, cancellationToken) => control.ExecuteAsync(caller, id, reason, cancellationToken));
        MapControl("pause", (control, caller, id, reason, cancellationToken) => control.PauseAsync(caller, id, reason, cancellationToken));
        MapControl("resume", (control, caller, id, reason, cancellationToken) => control.ResumeAsync(caller, id, reason, cancellationToken));
        MapControl("cancel", (control, caller, id, reason, cancellationToken) => control.CancelAsync(caller, id, reason, cancellationToken));

        void MapControl(string action, Control change) => write.MapPost(
            $"/{{id:guid}}/{action}",
            (Guid id, HttpContext context, RedriveControl control, RedriveQueries queries, CancellationToken cancellationToken) =>
                ControlAsync(id, action, change, context, control, queries, cancellationToken)).DescribeControl(action);
    }

    private static async Task<IResult> PlanAsync(HttpContext context, RedrivePlanner planner, RedriveQueries queries, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync(context);
        if (body is null)
        {
            return problem!;
        }

        var filter = ChangeEndpoints.FilterOf(body, context, clock);
        var force = body.Flag("force", false);
        var order = new PlanOrder(
            filter, body.Number("rate_per_second", UsualRate, 1, HighestRate), body.Flag("canary", true), force ? body.Reason() : body.Text("reason"), force);
        if (body.NothingElse() is { } faults)
        {
            return faults;
        }

        var caller = RequestCaller.Of(context);
        try
        {
            return await planner.PlanAsync(caller, order, cancellationToken) switch
            {
                PlanOutcome.Made made => Answers.Json(
                    (await queries.FindAsync(caller.Tenant, made.RedriveId, cancellationToken))!, RecoveryJson.Readable.RedriveAnswer, StatusCodes.Status201Created),
                PlanOutcome.TooMany many => Problems.InvalidRequest.Because("The filter finds more failures than one plan holds; narrow it.")
                    .With(new ProblemError("/filter", string.Create(CultureInfo.InvariantCulture, $"finds more than {many.Most} failures"))),
                PlanOutcome.Nothing nothing => Problems.NothingToRedrive.Because(nothing.Because),
                _ => throw new InvalidOperationException("The planner has an outcome that this code does not know."),
            };
        }
        catch (PayloadStoreUnavailableException)
        {
            return Problems.Unavailable.Because("Some payloads are in S3, which does not say now whether they are there; try again.").TryAgainAfter(Soon);
        }
    }

    private static async Task<IResult> ListAsync(HttpContext context, RedriveQueries queries, CancellationToken cancellationToken)
    {
        var page = PageQuery.Read(context.Request.Query).WithTimeCursor();
        var state = page.Pull("state");
        var faults = page.NothingElse().Faults.ToList();
        if (state is not null && !States.Contains(state, StringComparer.Ordinal))
        {
            faults.Add(new ProblemError("/state", $"must be one of {string.Join(", ", States)}"));
        }

        return faults.Count > 0
            ? Answers.WrongParameters(faults)
            : Answers.Json(await queries.ListAsync(RequestCaller.Of(context).Tenant, state, page.After, page.Limit, cancellationToken), RecoveryJson.Readable.PageRedriveAnswer);
    }

    private static async Task<IResult> FindAsync(Guid id, HttpContext context, RedriveQueries queries, CancellationToken cancellationToken) =>
        await queries.FindAsync(RequestCaller.Of(context).Tenant, id, cancellationToken) is { } found ? Answers.Json(found, RecoveryJson.Readable.RedriveAnswer) : NotFound();

    private static async Task<IResult> ItemsAsync(Guid id, HttpContext context, RedriveQueries queries, CancellationToken cancellationToken)
    {
        var page = PageQuery.Read(context.Request.Query);
        var outcome = page.Pull("outcome");
        var after = 0;
        var faults = page.NothingElse().Faults.ToList();
        if (outcome is not null && !Outcomes.Contains(outcome, StringComparer.Ordinal))
        {
            faults.Add(new ProblemError("/outcome", $"must be one of {string.Join(", ", Outcomes)}"));
        }

        if (page.Cursor is { } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            faults.Add(new ProblemError("/cursor", "is none that this list gave"));
        }

        if (faults.Count > 0)
        {
            return Answers.WrongParameters(faults);
        }

        return await queries.FindAsync(RequestCaller.Of(context).Tenant, id, cancellationToken) is null
            ? NotFound()
            : Answers.Json(await queries.ItemsAsync(id, outcome, after, page.Limit, cancellationToken), RecoveryJson.Readable.PageItemAnswer);
    }

    private static async Task<IResult> ControlAsync(
        Guid id, string action, Control change, HttpContext context, RedriveControl control, RedriveQueries queries, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync(context);
        if (body is null)
        {
            return problem!;
        }

        var reason = body.Reason();
        return body.NothingElse() ?? await AnswerAsync(id, action, await change(control, RequestCaller.Of(context), id, reason, cancellationToken), context, queries, cancellationToken);
    }

    private static async Task<IResult> ChangeRateAsync(Guid id, HttpContext context, RedriveControl control, RedriveQueries queries, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync(context);
        if (body is null)
        {
            return problem!;
        }

        var rate = body.Number("rate_per_second", 0, 1, HighestRate);
        if (rate == 0 && body.Problem is null)
        {
            body.Fault("rate_per_second", "is required");
        }

        var reason = body.Reason();
        return body.NothingElse()
            ?? await AnswerAsync(id, "change", await control.ChangeRateAsync(RequestCaller.Of(context), id, rate, reason, cancellationToken), context, queries, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(Guid id, string action, ControlOutcome outcome, HttpContext context, RedriveQueries queries, CancellationToken cancellationToken) => outcome switch
    {
        ControlOutcome.Changed => Answers.Json(
            (await queries.FindAsync(RequestCaller.Of(context).Tenant, id, cancellationToken))!, RecoveryJson.Readable.RedriveAnswer, StatusCodes.Status202Accepted),
        ControlOutcome.WrongState { State: "expired" } => Problems.PlanExpired.Because("Nobody executed it in its time. Make a new plan: things may have changed."),
        ControlOutcome.WrongState wrong => Problems.RedriveState.Because($"The redrive is {wrong.State}: it can't {action} now."),
        ControlOutcome.Outdated => Problems.PlanOutdated.Because("Every failure in the plan was changed, repaired or taken by another redrive since. Make a new plan."),
        _ => NotFound(),
    };

    private static Problem NotFound() => Problems.RedriveNotFound.Because("No redrive has this id.");
}
