namespace Fluxa.Cli.Dlq.Views;

/// <summary>A redrive, from plan to end.</summary>
internal sealed record RedriveView
{
    public required Guid RedriveId { get; init; }

    public required string State { get; init; }

    public string Stage { get; init; } = string.Empty;

    public string Reason { get; init; } = string.Empty;

    public string By { get; init; } = string.Empty;

    public DateTimeOffset? ExpiresAt { get; init; }

    public long Count { get; init; }

    public double RatePerSecond { get; init; }

    public double EstimatedSeconds { get; init; }

    public IReadOnlyList<FailureView> Sample { get; init; } = [];

    public IReadOnlyList<RedriveGroupView> Groups { get; init; } = [];

    public IReadOnlyList<WarningView> Warnings { get; init; } = [];

    public RedriveTotalsView Totals { get; init; } = new(0, 0, 0, 0, 0, 0);

    public string? StoppedBecause { get; init; }

    /// <summary>Nothing more will happen by itself.</summary>
    public bool Ended => State is "done" or "stopped" or "cancelled" or "paused" or "expired";

    /// <summary>Every message of it was processed, or needed nothing.</summary>
    public bool Succeeded => State == "done" && Totals is { FailedAgain: 0, Unknown: 0 };
}
