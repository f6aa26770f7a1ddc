using System.ComponentModel.DataAnnotations;

namespace Fluxa.Persistence.Outbox;

/// <summary>How committed messages get to the broker.</summary>
public sealed class OutboxOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Outbox";

    /// <summary>How long a row belongs to the process that wrote or claimed it, 5 s–10 min; default 30 s. After a crash its rows wait that long; a publish that takes longer is abandoned, or two relays would publish the row.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the sweeper looks for rows that are due, 100 ms–5 min; default 2 s. While it finds full pages it goes on without waiting.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Most rows published side by side and deleted by one statement, 1–5,000; default 500.</summary>
    [Range(1, 5000)]
    public int BatchRows { get; set; } = 500;

    /// <summary>Most committed rows held in memory, 1–1,000,000; default 20,000 (about 40 MB). Beyond it rows wait in the table.</summary>
    [Range(1, 1_000_000)]
    public int MemoryRows { get; set; } = 20_000;

    /// <summary>The first wait after a failed publish, 100 ms–1 min; default 1 s. It doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan FirstBackoff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two tries of a row that is refused while others are taken, 1 s–1 h; default 1 min. A destination that takes nothing is asked again every 5 s at most, oldest rows first.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a row may be refused while others are taken, 2–1,000; default 20 (about 15 min). Then it is set aside for a person to look at. Outages don't count.</summary>
    [Range(2, 1000)]
    public int Tries { get; set; } = 20;

    /// <summary>How often it is measured what waits in the outbox, 250 ms–5 min; default 15 s. It costs a statement.</summary>
    [Range(typeof(TimeSpan), "00:00:00.25", "00:05:00")]
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromSeconds(15);
}
