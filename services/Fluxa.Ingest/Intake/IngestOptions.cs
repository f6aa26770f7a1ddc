using System.ComponentModel.DataAnnotations;

namespace Fluxa.Ingest.Intake;

/// <summary>Limits of the door.</summary>
internal sealed class IngestOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Ingest";

    /// <summary>The largest body in bytes, before and after decompression, 1 KiB–10 MiB; default 10 MiB. Above it: 413.</summary>
    [Range(1024, 10 * 1024 * 1024, ErrorMessage = "Fluxa:Ingest:MaxBodyBytes must be 1024 to 10485760: a larger payload could be stored but not be read back by the Processor.")]
    public int MaxBodyBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>
    /// The largest message the queue takes, attributes included, in bytes, 64 KiB–1 MiB; default 1 MiB, which is what SQS allows at most.
    /// A queue that is set lower needs this set lower too.
    /// </summary>
    [Range(64 * 1024, 1024 * 1024, ErrorMessage = "Fluxa:Ingest:MaxMessageBytes must be 65536 to 1048576, or SQS refuses messages that were thought to fit.")]
    public int MaxMessageBytes { get; set; } = 1024 * 1024;

    /// <summary>How long a client waits for SQS alone, 20 ms–10 s; default 150 ms. Then the outbox is tried beside it, and whichever confirms first is the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.02", "00:00:10", ErrorMessage = "Fluxa:Ingest:SendPatience must be 20 ms to 10 s: shorter, every event goes through PostgreSQL; longer, clients wait this long while SQS is down.")]
    public TimeSpan SendPatience { get; set; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long SQS may take to confirm a message when the outbox can't keep it, 100 ms–1 min; default 5 s. Then the client is told 503 and the message is given up.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ErrorMessage = "Fluxa:Ingest:SendTimeout must be 100 ms to 1 min: clients wait this long while SQS and PostgreSQL are both down.")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after most sends failed SQS is not asked, 500 ms–1 min; default 1 s. Meanwhile events go into the outbox without a wait; then one send tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00", ErrorMessage = "Fluxa:Ingest:BreakDuration must be 500 ms to 1 min: that long after SQS is back, events still take the way through PostgreSQL.")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long PostgreSQL may take to commit an event to the outbox, 50 ms–30 s; default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:00:30", ErrorMessage = "Fluxa:Ingest:OutboxTimeout must be 50 ms to 30 s: clients wait this long while PostgreSQL hangs and SQS is down.")]
    public TimeSpan OutboxTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long S3 may take to confirm a large payload, retries included, 1 s–5 min; default 30 s. Then the client is told 503.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "Fluxa:Ingest:PayloadTimeout must be 1 s to 5 min: clients wait this long while S3 is down.")]
    public TimeSpan PayloadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What a 503 tells the client to wait before it tries again, 1 s–1 h; default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ErrorMessage = "Fluxa:Ingest:RetryAfter must be 1 s to 1 h, or clients come back at once and in step.")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How slowly a body may arrive, in bytes a second, 1–1,048,576; default 240. Slower for <see cref="BodyRateGrace"/>: 408.</summary>
    [Range(1, 1024 * 1024, ErrorMessage = "Fluxa:Ingest:MinBodyBytesPerSecond must be 1 to 1048576: without a floor, slow senders hold connections for ever.")]
    public int MinBodyBytesPerSecond { get; set; } = 240;

    /// <summary>How long a body may be slower than that, 2 s–1 min (Kestrel looks once a second); default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:01:00", ErrorMessage = "Fluxa:Ingest:BodyRateGrace must be 2 s to 1 min.")]
    public TimeSpan BodyRateGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a whole body may take to arrive, 5 s–30 min; default 2 min. Longer: 408, however steadily it drips.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:30:00", ErrorMessage = "Fluxa:Ingest:BodyTimeout must be 5 s to 30 min: a body that never ends holds its connection and its spool file for ever.")]
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a request's headers may take to arrive, 1 s–1 min; default 10 s. Longer: 408.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Fluxa:Ingest:HeadersTimeout must be 1 s to 1 min: a client that is slower with its headers holds a connection for nothing.")]
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Most connections at once, 10–1,000,000; default 10,000. One more is closed at once. Each holds about 10 KB and a file handle.</summary>
    [Range(10, 1_000_000, ErrorMessage = "Fluxa:Ingest:MaxConnections must be 10 to 1000000: without a ceiling, idle connections take all file handles.")]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>The folder where bodies above 256 KiB are kept while they arrive; empty = the system's temporary folder.</summary>
    public string SpoolFolder { get; set; } = "";
}
