namespace Fluxa.EndToEnd.Tests.Edge;

/// <summary>The tests of the edge share one pipeline: none of them breaks what another needs. They run when the others are done: one of them promises a rate.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EdgePipeline : ICollectionFixture<EdgeStack>
{
    public const string Name = "edge";
}
