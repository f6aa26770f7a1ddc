using Fluxa.Hosting.ApiDocs;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Redrives;

namespace Fluxa.Recovery.Docs;

/// <summary>What the OpenAPI document says of redrives.</summary>
internal static class RedriveDescriptions
{
    public static RouteHandlerBuilder DescribePlan(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("planRedrive")
        .WithSummary("Plan a redrive: nothing is sent")
        .WithDescription("Freezes the failures that fit now; says how many, of which causes, how long it takes, and what to know before. Expires after 15 minutes.")
        .Changes<PlanDescription>("""{"filter":{"group":"4f0c1d2e3f9a512f"},"rate_per_second":50,"reason":"fee table fixed"}""", Problems.NothingToRedrive)
        .Produces<RedriveAnswer>(StatusCodes.Status201Created);

    public static RouteHandlerBuilder DescribeRedrives(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("listRedrives")
        .WithSummary("List plans and redrives, newest first")
        .TakesParameter("state", "planned, running, paused, stopped, cancelled, done or expired.", "running")
        .TakesPage()
        .Produces<Page<RedriveAnswer>>()
        .AnswersProblems(Problems.InvalidParameter, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeRedrive(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("getRedrive")
        .WithSummary("Read a redrive with its progress")
        .TakesId("redrive")
        .Produces<RedriveAnswer>()
        .AnswersProblems(Problems.RedriveNotFound, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeItems(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("listItems")
        .WithSummary("List what became of each failure of a redrive")
        .TakesId("redrive")
        .TakesParameter("outcome", "pending, claimed, sent, processed, failed_again, unknown or skipped.", "failed_again")
        .TakesPage()
        .Produces<Page<ItemAnswer>>()
        .AnswersProblems(Problems.InvalidParameter, Problems.RedriveNotFound, Problems.Unavailable);

    public static RouteHandlerBuilder DescribeRate(this RouteHandlerBuilder endpoint) => endpoint
        .WithName("changeRate")
        .WithSummary("Change the rate of a redrive")
        .TakesId("redrive")
        .Changes<RateDescription>("""{"rate_per_second":200,"reason":"consumers keep up"}""", Problems.RedriveNotFound, Problems.RedriveState)
        .Produces<RedriveAnswer>(StatusCodes.Status202Accepted);

    public static RouteHandlerBuilder DescribeControl(this RouteHandlerBuilder endpoint, string action) => endpoint
        .WithName($"{action}Redrive")
        .WithSummary(action switch
        {
            "execute" => "Execute a plan: canary of 1, 10 and 100, then the rest at its rate",
            "pause" => "Stop sending; what was sent is followed to its end",
            "resume" => "Go on with a paused redrive",
            _ => "Give up the rest of a redrive, or a plan",
        })
        .TakesId("redrive")
        .Changes<ReasonDescription>("""{"reason":"fee table fixed"}""", [Problems.RedriveNotFound, Problems.RedriveState, .. action == "execute" ? [Problems.PlanExpired, Problems.PlanOutdated] : Array.Empty<ProblemType>()])
        .Produces<RedriveAnswer>(StatusCodes.Status202Accepted);
}
