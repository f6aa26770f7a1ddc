using System.ComponentModel;

namespace Fluxa.Recovery.Docs;

/// <summary>The body of a discard or an archive, for the OpenAPI document.</summary>
internal sealed record ChangeDescription
{
    [Description("Either filter or ids.")]
    public FilterDescription? Filter { get; init; }

    [Description("1 to 10,000 ids of failures.")]
    public IReadOnlyList<Guid>? Ids { get; init; }

    [Description("Why; required unless dry_run.")]
    public string? Reason { get; init; }

    [Description("Default true: only counts.")]
    public bool? DryRun { get; init; }
}
