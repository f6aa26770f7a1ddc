namespace Fluxa.Cli.Status;

/// <summary>A service at one moment.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Ready">Whether it can do its work.</param>
internal sealed record ServiceStatus(string Name, string Url, bool Ready);
