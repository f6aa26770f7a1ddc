using System.CommandLine;

namespace Fluxa.Cli.Dlq.Filters;

/// <summary>Why: every change says it, and the audit keeps it.</summary>
internal static class ReasonOption
{
    public static Option<string> Create() => new("--reason")
    {
        Description = "Why; kept in the audit.",
        HelpName = "words",
        Required = true,
    };

    /// <summary>For commands that do nothing unless told to, and need no reason for that.</summary>
    public static Option<string?> CreateOptional() => new("--reason")
    {
        Description = "Why; kept in the audit. Required when something is changed.",
        HelpName = "words",
    };

    /// <exception cref="CliException">It wasn't given.</exception>
    public static string Required(string? reason) => string.IsNullOrWhiteSpace(reason)
        ? throw new CliException("--reason is missing: say in a few words why, for the audit and for whoever comes after you.")
        : reason;
}
