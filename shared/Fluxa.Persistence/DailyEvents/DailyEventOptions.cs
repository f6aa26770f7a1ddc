using System.ComponentModel.DataAnnotations;

namespace Fluxa.Persistence.DailyEvents;

/// <summary>How long it is remembered which events were counted against a daily limit. The Processor forgets them.</summary>
public sealed class DailyEventOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:DailyEvents";

    /// <summary>How long a counted event is remembered, 2 d–365 d; default 8 d. Events of a day that come later than that are counted anew.</summary>
    [Range(typeof(TimeSpan), "2.00:00:00", "365.00:00:00", ErrorMessage = "Fluxa:DailyEvents:KeepFor must be 2 d to 365 d, or a day's count is forgotten before the day is over everywhere.")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(8);

    /// <summary>How long to wait from one clean-up to the next, 1 min–1 d; default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "Fluxa:DailyEvents:CleanInterval must be 1 min to 1 d, or old rows pile up.")]
    public TimeSpan CleanInterval { get; set; } = TimeSpan.FromHours(1);
}
