namespace Fluxa.Cli.Status;

/// <summary>Something that waits.</summary>
/// <param name="Depth">How many; null: nobody says.</param>
/// <param name="OldestSeconds">Since when the oldest does.</param>
internal sealed record Backlog(double? Depth, double? OldestSeconds);
