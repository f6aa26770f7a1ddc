using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Hosting.Health;

/// <summary>What load balancers and operators ask.</summary>
public static class HealthEndpoints
{
    internal const string ReadyTag = "ready";
    internal const string Path = "/health";

    /// <summary>
    /// Maps <c>/health</c> and <c>/health/live</c> (the process answers) and <c>/health/ready</c> (every check tagged <c>ready</c> passes:
    /// it can do its work now).
    /// </summary>
    /// <param name="endpoints">The application.</param>
    public static IEndpointRouteBuilder MapFluxaHealth(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(Path).DisableHttpMetrics();
        group.MapGet("", Live);
        group.MapGet("/live", Live);
        group.MapHealthChecks("/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(ReadyTag),
            ResponseWriter = (context, report) => context.RequestServices.GetRequiredService<ReadinessReport>().WriteAsync(context, report),
        });
        return endpoints;
    }

    private static IResult Live() => Results.Json(new HealthAnswer("healthy"), HealthJson.Default.HealthAnswer);
}
