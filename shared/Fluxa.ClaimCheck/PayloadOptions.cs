using System.ComponentModel.DataAnnotations;

namespace Fluxa.ClaimCheck;

/// <summary>Where payloads that are too large for a message are kept.</summary>
public sealed class PayloadOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Payloads";

    /// <summary>The bucket, 3–63 characters, lower-case letters, digits, points and hyphens; default <c>fluxa-payloads</c>.</summary>
    [Required]
    [RegularExpression("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", ErrorMessage = "Fluxa:Payloads:Bucket is no S3 bucket name (3–63 lower-case letters, digits, points, hyphens), and S3 would refuse every payload.")]
    public string Bucket { get; set; } = "fluxa-payloads";

    /// <summary>How long one attempt of one call may take, 1 s–5 min; default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a call is tried, 1–10; default 3. The callers' own retries come on top.</summary>
    [Range(1, 10)]
    public int Attempts { get; set; } = 3;

    /// <summary>The largest payload that is read back, 1 MiB–1 GiB; default 16 MiB. A larger object is refused before it is loaded.</summary>
    [Range(1 << 20, 1 << 30)]
    public long MaxBytes { get; set; } = 16 << 20;
}
