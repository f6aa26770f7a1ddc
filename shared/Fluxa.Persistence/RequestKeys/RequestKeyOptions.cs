using System.ComponentModel.DataAnnotations;

namespace Fluxa.Persistence.RequestKeys;

/// <summary>How long Idempotency-Keys are remembered.</summary>
public sealed class RequestKeyOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:RequestKeys";

    /// <summary>How long a key is kept, 1 d–365 d; default 2 d. Afterwards the same request is taken again, as the same event.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00", ErrorMessage = "Fluxa:RequestKeys:KeepFor must be 1 d to 365 d: clients are promised that a key holds for 24 hours.")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(2);

    /// <summary>How long to wait from one clean-up to the next, 1 min–1 d; default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "Fluxa:RequestKeys:CleanInterval must be 1 min to 1 d.")]
    public TimeSpan CleanInterval { get; set; } = TimeSpan.FromHours(1);
}
