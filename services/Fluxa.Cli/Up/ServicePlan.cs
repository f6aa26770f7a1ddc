namespace Fluxa.Cli.Up;

/// <summary>A service that <c>fluxa up</c> runs.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Project">As built.</param>
/// <param name="Port">The friendly port; another free one is taken when it is in use.</param>
internal sealed record ServicePlan(string Name, string Project, int Port)
{
    public static IReadOnlyList<ServicePlan> All { get; } =
    [
        new("ingest", "Fluxa.Ingest", 8080),
        new("query", "Fluxa.Query", 8081),
        new("processor", "Fluxa.Processor", 8082),
    ];
}
