using System.ComponentModel.DataAnnotations;

namespace Fluxa.Hosting.Telemetry;

/// <summary>How much telemetry is made, and whether metrics are written as lines that CloudWatch reads.</summary>
internal sealed class ExportOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Telemetry";

    /// <summary>
    /// Most traces that this process begins to record in a second, 1–100,000; default 20. Fewer than that are all recorded; of more, the others are passed on unrecorded.
    /// Recording all of them costs about a tenth of the throughput. <c>OTEL_TRACES_SAMPLER</c>, where set, decides instead.
    /// </summary>
    [Range(1, 100_000, ErrorMessage = "Fluxa:Telemetry:TracesPerSecond must be 1 to 100000: at thousands of events a second nobody reads all traces, and recording them costs about a tenth of the throughput.")]
    public int TracesPerSecond { get; set; } = 20;

    /// <summary>True: metrics are also written to standard output in CloudWatch's Embedded Metric Format; for services whose logs go to CloudWatch Logs. Default false.</summary>
    public bool Emf { get; set; }

    /// <summary>How often they are written, 1 s–5 min; default 1 min. CloudWatch keeps nothing finer than a minute unless it is paid for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "Fluxa:Telemetry:EmfInterval must be 1 s to 5 min: alarms judge minutes, and lines cost by the byte.")]
    public TimeSpan EmfInterval { get; set; } = TimeSpan.FromMinutes(1);
}
