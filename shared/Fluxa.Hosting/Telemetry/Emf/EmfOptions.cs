using System.ComponentModel.DataAnnotations;

namespace Fluxa.Hosting.Telemetry.Emf;

/// <summary>Whether metrics are written as lines that CloudWatch reads.</summary>
internal sealed class EmfOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Telemetry";

    /// <summary>True: metrics are also written to standard output in CloudWatch's Embedded Metric Format; for services whose logs go to CloudWatch Logs. Default false.</summary>
    public bool Emf { get; set; }

    /// <summary>How often they are written, 1 s–5 min; default 1 min. CloudWatch keeps nothing finer than a minute unless it is paid for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "Fluxa:Telemetry:EmfInterval must be 1 s to 5 min: alarms judge minutes, and lines cost by the byte.")]
    public TimeSpan EmfInterval { get; set; } = TimeSpan.FromMinutes(1);
}
