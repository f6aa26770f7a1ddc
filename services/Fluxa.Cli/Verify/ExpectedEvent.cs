namespace Fluxa.Cli.Verify;

/// <summary>What must be read back of an accepted event. The payload itself isn't kept: its hash is enough, and large ones are many.</summary>
internal sealed record ExpectedEvent
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>Every field as Query tells it, by name, in one spelling.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }
}
