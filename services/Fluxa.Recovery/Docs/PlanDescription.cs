using System.ComponentModel;

namespace Fluxa.Recovery.Docs;

/// <summary>The body of a plan, for the OpenAPI document.</summary>
internal sealed record PlanDescription
{
    [Description("Either filter or ids.")]
    public FilterDescription? Filter { get; init; }

    [Description("1 to 10,000 ids of failures.")]
    public IReadOnlyList<Guid>? Ids { get; init; }

    [Description("1 to 500; default 50.")]
    public int? RatePerSecond { get; init; }

    [Description("Default true: 1, 10 and 100 messages first, each step waiting for its outcomes.")]
    public bool? Canary { get; init; }

    [Description("Also what was sent back three times already; needs a reason.")]
    public bool? Force { get; init; }

    public string? Reason { get; init; }
}
