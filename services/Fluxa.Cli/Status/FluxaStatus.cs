namespace Fluxa.Cli.Status;

/// <summary>A running Fluxa between two looks at it.</summary>
internal sealed record FluxaStatus
{
    public required IReadOnlyList<ServiceStatus> Services { get; init; }

    /// <summary>The Processor's queue.</summary>
    public required Backlog Queue { get; init; }

    /// <summary>Open failures and messages not yet collected.</summary>
    public required Backlog Dlq { get; init; }

    /// <summary>What is committed and not announced.</summary>
    public required Backlog Outbox { get; init; }

    /// <summary>Events a second: answered 202, stored, announced; null: nobody says.</summary>
    public required double? AcceptedPerSecond { get; init; }

    public required double? ProcessedPerSecond { get; init; }

    public required double? FailedPerSecond { get; init; }

    public required double? PublishedPerSecond { get; init; }

    /// <summary>95 of 100 were faster, in ms; null when there were none between the looks.</summary>
    public required double? PostP95Ms { get; init; }

    public required double? CommitP95Ms { get; init; }

    public required double? OutboxLagP95Ms { get; init; }

    public bool Ready => Services.All(service => service.Ready);
}
