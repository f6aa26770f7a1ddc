namespace Fluxa.EndToEnd.Tests.Edge;

/// <summary>The tests of the edge share one pipeline: none of them breaks what another needs.</summary>
[CollectionDefinition(Name)]
public sealed class EdgePipeline : ICollectionFixture<EdgeStack>
{
    public const string Name = "edge";
}
