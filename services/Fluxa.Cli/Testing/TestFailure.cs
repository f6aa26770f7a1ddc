namespace Fluxa.Cli.Testing;

/// <summary>Something that isn't as it should be.</summary>
/// <param name="Name">The test, or what else failed.</param>
/// <param name="Detail">All that is known: message, stack, output.</param>
internal sealed record TestFailure(string Name, string Detail);
