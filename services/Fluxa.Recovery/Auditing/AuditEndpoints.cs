using System.Globalization;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Recovery.Docs;
using Fluxa.Recovery.Http;

namespace Fluxa.Recovery.Auditing;

/// <summary>The audit over HTTP.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/audit").RequireScope(ApiScopes.RecoveryRead).GuardStore();
        group.MapGet("/", ListAsync).DescribeAudit();
    }

    private static async Task<IResult> ListAsync(HttpContext context, AuditLog audit, CancellationToken cancellationToken)
    {
        var page = PageQuery.Read(context.Request.Query);
        var query = new AuditQuery(RequestCaller.Of(context).Tenant, page.Limit)
        {
            RedriveId = page.PullId("redrive_id"),
            FailureId = page.PullId("failure_id"),
            Action = page.Pull("action"),
            Before = page.Cursor is { } cursor ? long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : -1 : null,
        };
        List<ProblemError> faults = [.. page.NothingElse().Faults];
        if (query.Before == -1)
        {
            faults.Add(new ProblemError("/cursor", "is none that this list gave"));
        }

        return faults.Count > 0 ? Answers.WrongParameters(faults) : Answers.Json(await audit.ListAsync(query, cancellationToken), RecoveryJson.Readable.PageAuditAnswer);
    }
}
