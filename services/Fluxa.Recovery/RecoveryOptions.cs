using System.ComponentModel.DataAnnotations;

namespace Fluxa.Recovery;

/// <summary>Which failures are collected, how long they are kept, and how they are sent back.</summary>
internal sealed class RecoveryOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Recovery";

    /// <summary>The error and skipped queues to collect from, full names separated by commas, of any MassTransit service; default empty: this environment's own.</summary>
    [RegularExpression("^[A-Za-z0-9_.-]{0,80}( *, *[A-Za-z0-9_.-]{1,80})*$", ErrorMessage = "Fluxa:Recovery:Queues must be queue names separated by commas, or nothing could be collected from them.")]
    public string Queues { get; set; } = "";

    /// <summary>How long a collected message stays hidden while it is being stored, 10 s–10 min; default 1 min. After a crash it is collected again when this time is over.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "00:10:00", ErrorMessage = "Fluxa:Recovery:Visibility must be 10 s to 10 min, or messages come back while they are still being stored.")]
    public TimeSpan Visibility { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long resolved and discarded failures are kept, 1 h–365 d; default 14 d. Open and archived ones stay until somebody acts.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00", ErrorMessage = "Fluxa:Recovery:Retention must be 1 h to 365 d.")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long a plan may wait for its execution, 10 s–24 h; default 15 min. What it shows gets old: later it must be made anew.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00", ErrorMessage = "Fluxa:Recovery:PlanLifetime must be 10 s to 24 h, or plans are executed that nobody knows to be right any more.")]
    public TimeSpan PlanLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the outcome of a message that was sent back is waited for, 1 s–1 h; default 1 min. Then it counts as unknown, and a canary stops.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Fluxa:Recovery:OutcomeTime must be 1 s to 1 h, or a canary gives up before a message can be processed.")]
    public TimeSpan OutcomeTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often outcomes are looked for, 50 ms–10 s; default 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:00:10", ErrorMessage = "Fluxa:Recovery:FollowInterval must be 50 ms to 10 s.")]
    public TimeSpan FollowInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often open failures are compared with the events that were stored, 1 s–10 min; default 5 s. A failure whose event was processed after all is resolved by it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Fluxa:Recovery:RepairInterval must be 1 s to 10 min.")]
    public TimeSpan RepairInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often it is measured how much lies dead, 1 s–5 min; default 15 s. The alarms see it no sooner.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "Fluxa:Recovery:MeasureInterval must be 1 s to 5 min, or the alarms see failures too late.")]
    public TimeSpan MeasureInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a redrive belongs to the process that drives it, 2 s–5 min; default 15 s. After a crash another one goes on when this time is over.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:05:00", ErrorMessage = "Fluxa:Recovery:Lease must be 2 s to 5 min, or two processes drive one redrive by turns.")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Most messages of one tenant that are sent back and without an outcome, 1–100,000; default 1,000. More wait, so that one tenant's repair does not hold up the others.</summary>
    [Range(1, 100_000, ErrorMessage = "Fluxa:Recovery:TenantInFlight must be 1 to 100000.")]
    public int TenantInFlight { get; set; } = 1000;

    /// <summary>By how many waiting messages a queue may grow during a redrive, 10–1,000,000; default 5,000. Beyond it, and growing still, the redrive stops: its consumers don't keep up.</summary>
    [Range(10, 1_000_000, ErrorMessage = "Fluxa:Recovery:LagLimit must be 10 to 1000000, or a redrive holds up the events of the day.")]
    public int LagLimit { get; set; } = 5000;
}
