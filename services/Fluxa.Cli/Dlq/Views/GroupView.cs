namespace Fluxa.Cli.Dlq.Views;

/// <summary>Failures of one cause.</summary>
internal sealed record GroupView
{
    public required string Group { get; init; }

    public string Title { get; init; } = string.Empty;

    public string Queue { get; init; } = string.Empty;

    public string? MessageType { get; init; }

    public string Reason { get; init; } = string.Empty;

    public long Count { get; init; }

    public long Open { get; init; }

    public long NewSinceRedrive { get; init; }

    public DateTimeOffset FirstSeen { get; init; }

    public DateTimeOffset LastSeen { get; init; }
}
