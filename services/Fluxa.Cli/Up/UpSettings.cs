namespace Fluxa.Cli.Up;

/// <summary>What was asked of <c>fluxa up</c>.</summary>
internal sealed record UpSettings(bool Reset, bool Json, bool Keys, LogLevelName Level);
