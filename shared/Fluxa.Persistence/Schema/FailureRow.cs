namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>failures</c>: one message that failed for good, however often. Narrow, because a million of them are listed and counted; what is read one at a time stands in <c>failure_messages</c>.</summary>
internal sealed class FailureRow
{
    public required string TenantId { get; init; }

    public required Guid FailureId { get; init; }

    public Guid? EventId { get; init; }

    public required string Queue { get; init; }

    public string? MessageType { get; init; }

    public required string Kind { get; init; }

    public required string Reason { get; init; }

    public string? ExceptionType { get; init; }

    public string? ExceptionMessage { get; init; }

    public required string GroupId { get; init; }

    public required string State { get; init; }

    public required int Attempts { get; init; }

    public required int Redrives { get; init; }

    public required int Version { get; init; }

    public required bool Edited { get; init; }

    public Guid? RedriveId { get; init; }

    public required DateTimeOffset FirstFailedAt { get; init; }

    public required DateTimeOffset LastFailedAt { get; init; }

    public required DateTimeOffset CollectedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? CorrelationId { get; init; }

    public string? TraceId { get; init; }

    public string? PayloadMode { get; init; }

    public long? PayloadBytes { get; init; }

    public byte[]? PayloadSha256 { get; init; }
}
