namespace Fluxa.Recovery.Tests.Running;

/// <summary>Tests that measure run by themselves, after all others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
