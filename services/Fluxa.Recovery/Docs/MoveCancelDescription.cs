using System.ComponentModel;

namespace Fluxa.Recovery.Docs;

/// <summary>The body of a cancellation of SQS's own redrive, for the OpenAPI document.</summary>
internal sealed record MoveCancelDescription
{
    [Description("Why; required unless dry_run.")]
    public string? Reason { get; init; }

    [Description("Default true: only says what is running.")]
    public bool? DryRun { get; init; }
}
