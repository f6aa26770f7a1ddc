namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>What <c>guard.mjs</c> is asked to run.</summary>
internal sealed record GuardOrder
{
    public required string Command { get; init; }

    public required IReadOnlyList<string> Args { get; init; }

    public string? Cwd { get; init; }

    public uint? Uid { get; init; }

    public uint? Gid { get; init; }

    public string StopSignal { get; init; } = "SIGTERM";

    /// <summary>Milliseconds between the stop signal and SIGKILL.</summary>
    public int GraceMs { get; init; } = 20_000;
}
