using System.ComponentModel.DataAnnotations;

namespace Fluxa.Persistence.Storing;

/// <summary>How events share commits.</summary>
public sealed class EventStoreOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:EventStore";

    /// <summary>Most events in one commit, 1–2,000; default 256. Beyond a few hundred a commit gets longer, not cheaper.</summary>
    [Range(1, 2000)]
    public int BatchEvents { get; set; } = 256;

    /// <summary>Most bytes of payload and metadata in one commit, 1 MiB–64 MiB; default 8 MiB. One event larger than that goes alone.</summary>
    [Range(1 << 20, 64 << 20)]
    public int BatchBytes { get; set; } = 8 << 20;

    /// <summary>Most commits under way at once, 1–16; default 1. Each holds a connection; a second one makes batches half as large and costs more than it brings while one commit takes milliseconds.</summary>
    [Range(1, 16)]
    public int Writers { get; set; } = 1;

    /// <summary>Most events waiting for a commit, 1–100,000; default 2,000. Callers beyond it wait, which is what slows the receiver down.</summary>
    [Range(1, 100_000)]
    public int QueuedEvents { get; set; } = 2000;
}
