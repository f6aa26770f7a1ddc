using System.ComponentModel.DataAnnotations;

namespace Fluxa.Hosting.Limits;

/// <summary>How much one API key may do. Each instance counts for itself: behind N instances a key gets up to N times as much.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:RateLimits";

    /// <summary>Requests a second of one key, 0–1,000,000; default 2,000. 0: as many as come.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Fluxa:RateLimits:RequestsPerSecond must be 0 to 1000000; 0 lets one key take everything.")]
    public int RequestsPerSecond { get; set; } = 2000;

    /// <summary>Events a second of one key, 0–10,000,000; default 20,000. 0: as many as come.</summary>
    [Range(0, 10_000_000, ErrorMessage = "Fluxa:RateLimits:EventsPerSecond must be 0 to 10000000; 0 lets one key take everything.")]
    public int EventsPerSecond { get; set; } = 20_000;

    /// <summary>Bytes of payload a second of one key, 0–10 GiB; default 64 MiB. 0: as many as come.</summary>
    [Range(0L, 10L * 1024 * 1024 * 1024, ErrorMessage = "Fluxa:RateLimits:BytesPerSecond must be 0 to 10737418240; 0 lets one key take everything.")]
    public long BytesPerSecond { get; set; } = 64 * 1024 * 1024;

    /// <summary>How much of a rate may come at once after a quiet while, 1 s–1 min; default 5 s. It is the window of the field <c>RateLimit-Policy</c>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Fluxa:RateLimits:Burst must be 1 s to 1 min, or ordinary peaks are refused or abuse is let through for minutes.")]
    public TimeSpan Burst { get; set; } = TimeSpan.FromSeconds(5);
}
