using System.Diagnostics;
using Fluxa.Hosting.Health;
using OpenTelemetry;

namespace Fluxa.Hosting.Telemetry;

/// <summary>Keeps health probes out of the traces: they come every second and say nothing. Add it before the exporter.</summary>
internal sealed class HealthProbeFilter : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem("url.path") is string path && path.StartsWith(HealthEndpoints.Path, StringComparison.Ordinal))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
