using Fluxa.ClaimCheck;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Docs;
using Fluxa.Recovery.Editing;
using Fluxa.Recovery.Http;

namespace Fluxa.Recovery.Failures;

/// <summary>Looking at failures over HTTP.</summary>
internal static class FailureEndpoints
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public static void MapFailures(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/failures").RequireScope(ApiScopes.RecoveryRead).GuardStore();
        group.MapGet("/", ListAsync).DescribeFailures();
        group.MapGet("/count", CountAsync).DescribeCount();
        group.MapGet("/stats", StatsAsync).DescribeStats();
        group.MapGet("/export", ExportAsync).DescribeExport();
        group.MapGet("/{id:guid}", FindAsync).DescribeFailure();
        group.MapGet("/{id:guid}/payload", PayloadAsync).DescribePayload();
    }

    private static async Task<IResult> ListAsync(HttpContext context, FailureQueries failures, TimeProvider clock, CancellationToken cancellationToken)
    {
        var page = PageQuery.Read(context.Request.Query).WithTimeCursor();
        var reader = new FilterReader(context.Caller(), clock.GetUtcNow());
        var filter = reader.Read(page.Rest);
        return Faults(page, reader) is { Count: > 0 } faults
            ? Answers.WrongParameters(faults)
            : Answers.Json(await failures.ListAsync(filter, page.After, page.Limit, cancellationToken), RecoveryJson.Readable.PageFailureAnswer);
    }

    private static async Task<IResult> CountAsync(HttpContext context, FailureQueries failures, TimeProvider clock, CancellationToken cancellationToken)
    {
        var page = PageQuery.Read(context.Request.Query);
        var reader = new FilterReader(context.Caller(), clock.GetUtcNow());
        var filter = reader.Read(page.Rest);
        return Faults(page, reader) is { Count: > 0 } faults
            ? Answers.WrongParameters(faults)
            : Answers.Json(new CountAnswer(await failures.CountAsync(filter, cancellationToken)), RecoveryJson.Readable.CountAnswer);
    }

    private static async Task<IResult> StatsAsync(HttpContext context, FailureStats stats, CancellationToken cancellationToken) =>
        Answers.Json(await stats.ReadAsync(RequestCaller.Of(context).Tenant, cancellationToken), RecoveryJson.Readable.StatsAnswer);

    private static async Task<IResult> ExportAsync(HttpContext context, FailureQueries failures, TimeProvider clock, CancellationToken cancellationToken)
    {
        var page = PageQuery.Read(context.Request.Query);
        var reader = new FilterReader(context.Caller(), clock.GetUtcNow());
        var filter = reader.Read(page.Rest);
        return Faults(page, reader) is { Count: > 0 } faults ? Answers.WrongParameters(faults) : await FailureExport.BeginAsync(failures, filter, cancellationToken);
    }

    private static async Task<IResult> FindAsync(Guid id, HttpContext context, FailureQueries failures, AuditLog audit, CancellationToken cancellationToken) =>
        await failures.FindAsync(RequestCaller.Of(context).Tenant, id, cancellationToken) is { } found
            ? Answers.Json(await FailureDetails.ReadAsync(found, failures, audit, cancellationToken), RecoveryJson.Readable.FailureDetail)
            : NotFound();

    private static async Task<IResult> PayloadAsync(
        Guid id, HttpContext context, FailureQueries failures, PayloadReading payloads, CancellationToken cancellationToken)
    {
        var asked = context.Request.Query["original"].ToString();
        if (asked is not ("" or "true" or "false"))
        {
            return Answers.WrongParameters([new ProblemError("/original", "must be true or false")]);
        }

        if (await failures.FindAsync(RequestCaller.Of(context).Tenant, id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        try
        {
            return await payloads.ReadAsync(found, asked == "true", cancellationToken) is { } bytes
                ? Results.Bytes(bytes, found.Summary.PayloadMode is null ? "application/octet-stream" : "application/json")
                : Problems.PayloadGone.Because("The message says that its payload is in S3, and it is not there or is not what was put.");
        }
        catch (PayloadStoreUnavailableException)
        {
            return Problems.Unavailable.Because("The payload is in S3, which does not answer now; ask again.").TryAgainAfter(Soon);
        }
    }

    internal static Problem NotFound() => Problems.FailureNotFound.Because("No failure has this id.");

    private static List<ProblemError> Faults(PageQuery page, FilterReader reader) => [.. page.Faults, .. reader.Faults];
}
