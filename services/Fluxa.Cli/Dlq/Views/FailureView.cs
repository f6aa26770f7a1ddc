namespace Fluxa.Cli.Dlq.Views;

/// <summary>A failure as a list shows it.</summary>
internal sealed record FailureView
{
    public required Guid FailureId { get; init; }

    public Guid? EventId { get; init; }

    public string Queue { get; init; } = string.Empty;

    public string? MessageType { get; init; }

    public string Reason { get; init; } = string.Empty;

    public string? ExceptionType { get; init; }

    public string? ExceptionMessage { get; init; }

    public string State { get; init; } = string.Empty;

    public int Attempts { get; init; }

    public int Redrives { get; init; }

    public DateTimeOffset FirstFailedAt { get; init; }

    public DateTimeOffset LastFailedAt { get; init; }
}
