using System.Globalization;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Recovery.Docs;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Http;

namespace Fluxa.Recovery.Groups;

/// <summary>Causes of failures over HTTP.</summary>
internal static class GroupEndpoints
{
    public static void MapGroups(this IEndpointRouteBuilder endpoints)
    {
        var read = endpoints.MapGroup("/failures/groups").RequireScope(ApiScopes.RecoveryRead).GuardStore();
        read.MapGet("/", ListAsync).DescribeGroups();
        read.MapGet("/{group}", FindAsync).DescribeGroup();
        var write = endpoints.MapGroup("/failures/groups").RequireScope(ApiScopes.RecoveryWrite).GuardStore();
        write.MapPost("/{group}/comments", CommentAsync).DescribeComment();
    }

    private static async Task<IResult> ListAsync(HttpContext context, GroupQueries groups, TimeProvider clock, CancellationToken cancellationToken)
    {
        var page = PageQuery.Read(context.Request.Query);
        var reader = new FilterReader(context.Caller(), clock.GetUtcNow());
        var filter = reader.Read(page.Rest);
        var skip = 0;
        List<ProblemError> faults = [.. page.Faults, .. reader.Faults];
        if (page.Cursor is { } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
        {
            faults.Add(new ProblemError("/cursor", "is none that this list gave"));
        }

        return faults.Count > 0 ? Answers.WrongParameters(faults) : Answers.Json(await groups.ListAsync(filter, skip, page.Limit, cancellationToken), RecoveryJson.Readable.PageGroupAnswer);
    }

    private static async Task<IResult> FindAsync(string group, HttpContext context, GroupQueries groups, CancellationToken cancellationToken)
    {
        var caller = RequestCaller.Of(context);
        var found = await groups.ListAsync(new FailureFilter { Tenant = caller.Tenant, Group = group }, 0, 1, cancellationToken);
        return found.Items.Count == 0
            ? NotFound()
            : Answers.Json(new GroupDetail(found.Items[0], await groups.CommentsAsync(caller.Tenant, group, cancellationToken)), RecoveryJson.Readable.GroupDetail);
    }

    private static async Task<IResult> CommentAsync(string group, HttpContext context, GroupQueries groups, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync(context);
        if (body is null)
        {
            return problem!;
        }

        var text = body.Text("text", 4096);
        if (text is null && body.Problem is null)
        {
            body.Fault("text", "is required");
        }

        if (body.NothingElse() is { } faults)
        {
            return faults;
        }

        return await groups.CommentAsync(RequestCaller.Of(context), group, text!, cancellationToken) is { } comment
            ? Answers.Json(comment, RecoveryJson.Readable.CommentAnswer, StatusCodes.Status201Created)
            : NotFound();
    }

    private static Problem NotFound() => Problems.FailureNotFound.Because("No group of failures has this id.");
}
