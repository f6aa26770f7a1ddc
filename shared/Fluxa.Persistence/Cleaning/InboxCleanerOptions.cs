using System.ComponentModel.DataAnnotations;

namespace Fluxa.Persistence.Cleaning;

/// <summary>When the inbox forgets events that were processed.</summary>
public sealed class InboxCleanerOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:InboxCleaner";

    /// <summary>How long a processed event stays in the inbox, 1 h–3,650 d; default 30 d. Copies that come later still change nothing: the event itself is the last guard.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00", ErrorMessage = "Fluxa:InboxCleaner:KeepFor must be 1 h to 3650 d, or rows are removed that copies are still being compared with.")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long to wait from one walk through the inbox to the next, 1 s–7 d; default 6 h. A walk looks at every row.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00", ErrorMessage = "Fluxa:InboxCleaner:Interval must be 1 s to 7 d.")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Most rows one statement looks at, 1–1,000; default 1,000.</summary>
    [Range(1, 1000, ErrorMessage = "Fluxa:InboxCleaner:StepRows must be 1 to 1000: a longer statement holds its locks while events wait for them.")]
    public int StepRows { get; set; } = 1000;

    /// <summary>The pause between two statements, 0–1 min; default 50 ms. Ten million rows then take about ten minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00", ErrorMessage = "Fluxa:InboxCleaner:StepPause must be 0 to 1 min.")]
    public TimeSpan StepPause { get; set; } = TimeSpan.FromMilliseconds(50);
}
