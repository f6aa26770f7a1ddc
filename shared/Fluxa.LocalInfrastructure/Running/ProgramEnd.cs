namespace Fluxa.LocalInfrastructure.Running;

/// <summary>How a built program ended.</summary>
/// <param name="ExitCode">Its exit code; 128 + signal when it was killed.</param>
/// <param name="TimedOut">Whether it was killed for taking too long.</param>
/// <param name="LastLines">The last lines it wrote.</param>
public sealed record ProgramEnd(int ExitCode, bool TimedOut, IReadOnlyList<string> LastLines);
