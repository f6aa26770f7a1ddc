namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>One death: at which point, what leads there, and what it leaves behind.</summary>
public sealed record CrashCase(string Point, Provocation Provocation, Leftovers Leaves)
{
    /// <summary>At which hit of the point.</summary>
    public int Hit { get; init; } = 1;

    /// <summary>The service that dies.</summary>
    public bool IsIngest => Point.StartsWith("ingest.", StringComparison.Ordinal);

    public override string ToString() => $"{Point} ({Provocation})";
}
