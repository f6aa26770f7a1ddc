using System.ComponentModel.DataAnnotations;
using Fluxa.Topology;

namespace Fluxa.Processor.Events;

/// <summary>How much is worked on at once, and how often it is tried again.</summary>
internal sealed class ProcessorOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Processor";

    /// <summary>Most events in work at once, 1–2,000; default 200. They share commits: fewer make smaller commits.</summary>
    [Range(1, 2000, ErrorMessage = "Fluxa:Processor:ConcurrentEvents must be 1 to 2000.")]
    public int ConcurrentEvents { get; set; } = 200;

    /// <summary>Most messages received but not finished, 1–10,000; default 400. What waits here is hidden from other instances.</summary>
    [Range(1, 10_000, ErrorMessage = "Fluxa:Processor:Prefetch must be 1 to 10000.")]
    public int Prefetch { get; set; } = 400;

    /// <summary>Most payloads from S3 in memory at once, 1–64; default 4. Each can have 10 MiB.</summary>
    [Range(1, 64, ErrorMessage = "Fluxa:Processor:ConcurrentLargePayloads must be 1 to 64, or payloads of 10 MiB each fill the memory.")]
    public int ConcurrentLargePayloads { get; set; } = 4;

    /// <summary>How often a transient fault is tried again at once, with growing pauses, 0–20; default 5. Then the message is delivered again later: see <see cref="Redeliveries"/>.</summary>
    [Range(0, 20, ErrorMessage = "Fluxa:Processor:Retries must be 0 to 20.")]
    public int Retries { get; set; } = 5;

    /// <summary>The first of those pauses, 10 ms–10 s; default 200 ms. Each next one is about twice as long, up to <see cref="LongestRetryPause"/>, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:10", ErrorMessage = "Fluxa:Processor:FirstRetryPause must be 10 ms to 10 s.")]
    public TimeSpan FirstRetryPause { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest of those pauses, 10 ms–1 min; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00", ErrorMessage = "Fluxa:Processor:LongestRetryPause must be 10 ms to 1 min: the message's lease must be renewed all the while.")]
    public TimeSpan LongestRetryPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a received message stays hidden from other instances before its lease is renewed, 5 s–12 h; default 30 s. After a crash its messages are worked on again when this time is over.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "12:00:00", ErrorMessage = "Fluxa:Processor:Visibility must be 5 s to 12 h: shorter, and a renewal that fails once loses the lease.")]
    public TimeSpan Visibility { get; set; } = FluxaPlan.ProcessEvent.Visibility;

    /// <summary>How long a message waits before each later delivery, when its retries were in vain: time spans of 1 s–7 d with blanks between, growing; default <c>00:00:10 00:01:00 00:05:00 00:15:00</c>. Then it goes to the error queue. Empty: at once.</summary>
    public string Redeliveries { get; set; } = "00:00:10 00:01:00 00:05:00 00:15:00";

    /// <summary>How long one attempt at an event may take, its payload's way from S3 included, 500 ms–1 h; default 5 s. Then it is given up and counts as a transient fault.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "01:00:00", ErrorMessage = "Fluxa:Processor:HandlerLimit must be 500 ms to 1 h.")]
    public TimeSpan HandlerLimit { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often SQS delivers a message that is never finished before it moves it to the error queue by itself, 4–1,000; default 10. Neither retries nor redeliveries nor outages count, only processes that died or lost their lease.</summary>
    [Range(4, 1000, ErrorMessage = "Fluxa:Processor:MaxReceives must be 4 to 1000: fewer, and messages that only shared a process with one that killed it go with it.")]
    public int MaxReceives { get; set; } = FluxaPlan.ProcessEvent.MaxReceives;

    /// <summary>How often it is asked how deep the queue is, 250 ms–5 min; default 15 s. It costs a request to SQS.</summary>
    [Range(typeof(TimeSpan), "00:00:00.25", "00:05:00", ErrorMessage = "Fluxa:Processor:WatchInterval must be 250 ms to 5 min, or alarms on the queue come late.")]
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromSeconds(15);
}
