namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>How a short program ended.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    private const int Shown = 5;

    /// <summary>The end of what it wrote, on one line, for a message.</summary>
    public string LastLines => string.Join(" | ", (Error + "\n" + Output)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(Shown));
}
