namespace Fluxa.Hosting.Tests.Running;

/// <summary>Tests of what a whole process counts: no other test runs beside them.</summary>
[CollectionDefinition(nameof(AloneInProcess), DisableParallelization = true)]
public sealed class AloneInProcess;
