namespace Fluxa.Recovery.Groups;

/// <summary>A cause of failures.</summary>
internal sealed record GroupAnswer
{
    public required string Group { get; init; }

    public required string Title { get; init; }

    public required string? MessageType { get; init; }

    public required string Queue { get; init; }

    public required string Reason { get; init; }

    public required string? ExceptionType { get; init; }

    public required long Count { get; init; }

    public required long Open { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    public required long NewSinceRedrive { get; init; }

    public required Guid SampleFailureId { get; init; }

    public required long Comments { get; init; }
}
