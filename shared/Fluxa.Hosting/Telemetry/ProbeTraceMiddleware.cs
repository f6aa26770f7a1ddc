using System.Diagnostics;
using Fluxa.Hosting.Health;
using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.Telemetry;

/// <summary>
/// Keeps health probes, and what their checks do, out of the traces: they come every second and say nothing. A span that isn't recorded is
/// not exported, and neither are its children.
/// </summary>
internal sealed class ProbeTraceMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (Activity.Current is { } activity && context.Request.Path.StartsWithSegments(HealthEndpoints.Path, StringComparison.Ordinal))
        {
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        return next(context);
    }
}
