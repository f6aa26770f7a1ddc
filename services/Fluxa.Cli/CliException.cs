namespace Fluxa.Cli;

/// <summary>The command can't be carried out. The message is one sentence for the person at the terminal.</summary>
internal sealed class CliException(string message) : Exception(message);
