namespace Fluxa.Cli;

/// <summary>What this program's exit code says; part of its help text.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>It ran, and what was checked isn't so: a test failed, an event differs.</summary>
    public const int NotSo = 1;

    /// <summary>It could not be done; standard error has one sentence on why and what to do.</summary>
    public const int CouldNot = 2;

    /// <summary>Stopped by a signal before its end.</summary>
    public const int Interrupted = 130;
}
