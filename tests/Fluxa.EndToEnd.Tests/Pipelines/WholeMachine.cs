namespace Fluxa.EndToEnd.Tests.Pipelines;

/// <summary>Tests that load the machine to its limit by themselves: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeMachine
{
    public const string Name = "whole machine";
}
