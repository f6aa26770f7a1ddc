using Fluxa.Recovery.Grouping;

namespace Fluxa.Recovery.Collecting;

/// <summary>One delivery of a failed message, read and ready to be stored.</summary>
internal sealed record CollectedFailure
{
    /// <summary>Whose it is; empty when the message doesn't tell: then operators alone see it.</summary>
    public required string TenantId { get; init; }

    public required Guid FailureId { get; init; }

    /// <summary>The delivery that failed: copies of it are one attempt.</summary>
    public required string AttemptKey { get; init; }

    public required Guid? EventId { get; init; }

    public required string Queue { get; init; }

    public required string SourceQueue { get; init; }

    public required string? MessageType { get; init; }

    /// <summary>One of <see cref="FailureKind"/>.</summary>
    public required string Kind { get; init; }

    public required string Reason { get; init; }

    public required string? ExceptionType { get; init; }

    public required string? ExceptionMessage { get; init; }

    public required string? Stack { get; init; }

    public required string? Consumer { get; init; }

    public required int Deliveries { get; init; }

    public required DateTimeOffset FailedAt { get; init; }

    public required string? CorrelationId { get; init; }

    public required string? TraceId { get; init; }

    public required string? OriginalMessageId { get; init; }

    public required Guid? RedriveId { get; init; }

    public required string? PayloadMode { get; init; }

    public required long? PayloadBytes { get; init; }

    public required byte[]? PayloadSha256 { get; init; }

    public required FailureCause Cause { get; init; }

    /// <summary>The message's attributes as a JSON object.</summary>
    public required string Headers { get; init; }

    public required byte[] Body { get; init; }
}
