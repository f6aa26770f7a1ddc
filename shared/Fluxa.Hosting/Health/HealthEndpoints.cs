using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

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
        group.MapGet("/ready", ReadyAsync);
        return endpoints;
    }

    // Looked up at the request, not when it is mapped: the checks bring the bus and its options with them, whose faults the start names all at once.
    private static async Task ReadyAsync(HttpContext context)
    {
        var report = await context.RequestServices.GetRequiredService<HealthCheckService>()
            .CheckHealthAsync(check => check.Tags.Contains(ReadyTag), context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        context.Response.Headers.CacheControl = "no-store, no-cache";
        await context.RequestServices.GetRequiredService<ReadinessReport>().WriteAsync(context, report).ConfigureAwait(false);
    }

    private static IResult Live() => Results.Json(new HealthAnswer("healthy"), HealthJson.Default.HealthAnswer);
}
