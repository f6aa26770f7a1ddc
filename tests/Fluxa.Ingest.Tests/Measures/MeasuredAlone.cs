namespace Fluxa.Ingest.Tests.Measures;

/// <summary>Tests that count the process's allocations run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "measured alone";
}
