using System.ComponentModel;

namespace Fluxa.Recovery.Docs;

/// <summary>The body of SQS's own redrive, for the OpenAPI document.</summary>
internal sealed record MoveDescription
{
    [Description("Another queue than the one that the error queue belongs to.")]
    public string? Destination { get; init; }

    [Description("1 to 500; none: SQS decides.")]
    public int? RatePerSecond { get; init; }

    [Description("Why; required unless dry_run.")]
    public string? Reason { get; init; }

    [Description("Default true: only says what would move.")]
    public bool? DryRun { get; init; }
}
