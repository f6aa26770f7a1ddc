namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>failure_attempts</c>: one time that the message failed.</summary>
internal sealed class FailureAttemptRow
{
    public required string TenantId { get; init; }

    public required Guid FailureId { get; init; }

    public required string AttemptKey { get; init; }

    public required DateTimeOffset FailedAt { get; init; }

    public required DateTimeOffset CollectedAt { get; init; }

    public required string Kind { get; init; }

    public required string Reason { get; init; }

    public string? ExceptionType { get; init; }

    public string? ExceptionMessage { get; init; }

    public required int Deliveries { get; init; }

    public Guid? RedriveId { get; init; }
}
