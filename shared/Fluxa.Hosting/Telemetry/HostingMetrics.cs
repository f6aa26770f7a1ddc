using System.Diagnostics.Metrics;
using Fluxa.Hosting.Health;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fluxa.Hosting.Telemetry;

/// <summary>What every service counts.</summary>
internal sealed class HostingMetrics
{
    private readonly Counter<long> _starts;
    private readonly Counter<long> _stops;
    private readonly Counter<long> _serverErrors;

    public HostingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Fluxa.Hosting");
        _starts = meter.CreateCounter<long>("service_starts", "{process}", "Processes that were started.");
        _stops = meter.CreateCounter<long>("service_stops", "{process}", "Processes that ended in order; those that died are missing here.");
        _serverErrors = meter.CreateCounter<long>("api_5xx", "{request}", "Requests answered 5xx, by route and status; health probes are none.");
    }

    public void Started() => _starts.Add(1);

    public void Stopped() => _stops.Add(1);

    /// <summary>Looks at an answer.</summary>
    public void Answered(HttpContext context)
    {
        if (context.Response.StatusCode < StatusCodes.Status500InternalServerError || context.Request.Path.StartsWithSegments(HealthEndpoints.Path, StringComparison.Ordinal))
        {
            return;
        }

        // The route, not the path: a path is whatever a client typed. The exception page takes the endpoint away and keeps it aside.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "none";
        _serverErrors.Add(1, new("http.route", route), new("http.response.status_code", context.Response.StatusCode));
    }
}
