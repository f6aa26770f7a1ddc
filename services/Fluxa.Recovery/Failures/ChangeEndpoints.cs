using Fluxa.ClaimCheck;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Docs;
using Fluxa.Recovery.Editing;
using Fluxa.Recovery.Http;

namespace Fluxa.Recovery.Failures;

/// <summary>Changing failures over HTTP.</summary>
internal static class ChangeEndpoints
{
    /// <summary>As large as the door takes an event.</summary>
    private const int MaxPayload = 10 * 1024 * 1024;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public static void MapChanges(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/failures").RequireScope(ApiScopes.RecoveryWrite).GuardStore();
        group.MapPost("/discard", (HttpContext context, FailureChanges changes, TimeProvider clock, CancellationToken cancellationToken) =>
            ChangeAsync("discarded", context, changes, clock, cancellationToken)).DescribeChange("discardFailures", "Close failures as not worth repairing");
        group.MapPost("/archive", (HttpContext context, FailureChanges changes, TimeProvider clock, CancellationToken cancellationToken) =>
            ChangeAsync("archived", context, changes, clock, cancellationToken)).DescribeChange("archiveFailures", "Put failures aside and keep them");
        group.MapPost("/{id:guid}/edit", EditAsync).DescribeEdit();
    }

    private static async Task<IResult> ChangeAsync(string state, HttpContext context, FailureChanges changes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync(context);
        if (body is null)
        {
            return problem!;
        }

        var filter = FilterOf(body, context, clock);
        var dryRun = body.Flag("dry_run", true);
        var reason = dryRun ? body.Text("reason") ?? "" : body.Reason();
        return body.NothingElse() is { } faults
            ? faults
            : Answers.Json(await changes.ChangeAsync(RequestCaller.Of(context), filter, state, reason, dryRun, cancellationToken), RecoveryJson.Readable.ChangeAnswer);
    }

    /// <summary>The filter or the ids of a body: one of the two must be there, or a slip would mean everything.</summary>
    internal static FailureFilter FilterOf(RequestBody body, HttpContext context, TimeProvider clock)
    {
        var reader = new FilterReader(context.Caller(), clock.GetUtcNow());
        var fields = body.Fields("filter");
        var ids = body.Ids("ids");
        var filter = reader.Read(fields ?? []);
        body.Fault(reader.Faults, "filter");
        if (fields is null == ids is null)
        {
            body.Fault("filter", "either filter or ids is required, and not both");
        }

        return ids is null ? filter : filter with { Ids = ids, State = null };
    }

    private static async Task<IResult> EditAsync(
        Guid id, HttpContext context, FailureQueries failures, FailureEditor editor, AuditLog audit, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync(context);
        if (body is null)
        {
            return problem!;
        }

        var payload = body.Text("payload", MaxPayload);
        var reason = body.Reason();
        if (payload is null && body.Problem is null)
        {
            body.Fault("payload", "is required: the event's whole JSON as a text");
        }

        if (body.NothingElse() is { } faults)
        {
            return faults;
        }

        var caller = RequestCaller.Of(context);
        if (await failures.FindAsync(caller.Tenant, id, cancellationToken) is not { } found)
        {
            return FailureEndpoints.NotFound();
        }

        try
        {
            return await editor.EditAsync(caller, found, payload!, reason, cancellationToken) switch
            {
                EditOutcome.Invalid invalid => Problems.InvalidEvent.Because("The edited payload breaks the rules of an event, or touches what is locked; nothing was changed.").With(invalid.Errors),
                EditOutcome.NotNow not => Problems.FailureState.Because(not.Because),
                _ => Answers.Json(
                    await FailureDetails.ReadAsync((await failures.FindAsync(caller.Tenant, id, cancellationToken))!, failures, audit, cancellationToken), RecoveryJson.Readable.FailureDetail),
            };
        }
        catch (PayloadStoreUnavailableException)
        {
            return Problems.Unavailable.Because("The payload is too large for a message, and S3 does not take it now; try again.").TryAgainAfter(Soon);
        }
    }
}
