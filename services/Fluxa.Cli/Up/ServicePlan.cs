using Fluxa.Persistence.Roles;

namespace Fluxa.Cli.Up;

/// <summary>A service that <c>fluxa up</c> runs.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Project">As built.</param>
/// <param name="Port">The friendly port; another free one is taken when it is in use.</param>
/// <param name="Role">The database role it is held to.</param>
internal sealed record ServicePlan(string Name, string Project, int Port, ServiceRole Role)
{
    public static IReadOnlyList<ServicePlan> All { get; } =
    [
        new("ingest", "Fluxa.Ingest", 8080, ServiceRole.Ingest),
        new("query", "Fluxa.Query", 8081, ServiceRole.Query),
        new("processor", "Fluxa.Processor", 8082, ServiceRole.Processor),
        new("recovery", "Fluxa.Recovery", 8083, ServiceRole.Recovery),
    ];

    /// <summary>The plan of a project.</summary>
    public static ServicePlan Of(string project) => All.Single(plan => plan.Project == project);

    /// <summary>The service's own way to the database.</summary>
    public string ConnectTo(string database) => DatabaseRoles.ConnectAs(database, Role);
}
