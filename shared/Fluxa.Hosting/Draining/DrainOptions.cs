using System.ComponentModel.DataAnnotations;

namespace Fluxa.Hosting.Draining;

/// <summary>How a service leaves the traffic before it stops.</summary>
public sealed class DrainOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Drain";

    /// <summary>
    /// How long the service says "not ready" and still takes requests after SIGTERM, 0–15 s; default 3 s, in Development 0. Longer than the load balancer needs to notice, or
    /// requests that it still sends here are refused; the whole stop must end within 25 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:15", ErrorMessage = "Fluxa:Drain:Delay must be 0 to 15 s, or the stop takes longer than the 25 s after which the process is killed.")]
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(3);
}
