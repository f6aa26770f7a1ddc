namespace Fluxa.Cli.Chaos;

/// <summary>One thing that was done.</summary>
internal sealed record ChaosEntry(double AtSeconds, string What);
