namespace Fluxa.Cli.Up;

/// <summary>Levels of log lines, in order of weight.</summary>
internal enum LogLevelName
{
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
}
