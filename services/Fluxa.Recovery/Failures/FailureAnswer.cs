namespace Fluxa.Recovery.Failures;

/// <summary>A failure as lists show it.</summary>
internal record FailureAnswer
{
    public required Guid FailureId { get; init; }

    public required string Tenant { get; init; }

    public required Guid? EventId { get; init; }

    public required string Queue { get; init; }

    public required string? MessageType { get; init; }

    public required string Kind { get; init; }

    public required string Reason { get; init; }

    public required string? ExceptionType { get; init; }

    public required string? ExceptionMessage { get; init; }

    public required string Group { get; init; }

    public required string State { get; init; }

    public required int Attempts { get; init; }

    public required int Redrives { get; init; }

    public required DateTimeOffset FirstFailedAt { get; init; }

    public required DateTimeOffset LastFailedAt { get; init; }

    public required string? CorrelationId { get; init; }

    public required string? TraceId { get; init; }

    public required string? PayloadMode { get; init; }

    public required long? PayloadBytes { get; init; }

    public required bool Edited { get; init; }
}
