namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>How a child process ended.</summary>
/// <param name="Name">What it was.</param>
/// <param name="Code">Its exit code; 128 + signal when it was killed.</param>
/// <param name="LastLines">The last lines it wrote.</param>
public sealed record ChildExit(string Name, int Code, IReadOnlyList<string> LastLines);
