namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>The signals local runs use, with the numbers Linux and macOS agree on.</summary>
internal enum PosixSignalNumber
{
    /// <summary>PostgreSQL: fast shutdown.</summary>
    Interrupt = 2,

    /// <summary>PostgreSQL: immediate shutdown.</summary>
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}
