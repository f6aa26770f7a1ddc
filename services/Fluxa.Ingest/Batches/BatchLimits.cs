namespace Fluxa.Ingest.Batches;

/// <summary>What a batch may be. The bytes of a whole one are <c>Fluxa:Ingest:MaxBodyBytes</c>.</summary>
internal static class BatchLimits
{
    /// <summary>Events of one batch. One more: 413, nothing is taken.</summary>
    public const int MaxEvents = 2000;

    /// <summary>Bytes of one event in a batch, 1 MiB: the largest that is held in memory. A larger one is rejected by itself; alone, POST /events takes it.</summary>
    public const int MaxEventBytes = 1024 * 1024;

    /// <summary>Commands that are made and sent as one group: enough for ten full calls to SQS.</summary>
    public const int GroupCommands = 100;

    /// <summary>Bytes of the payloads of a group; with <see cref="GroupCommands"/> what a batch holds at once beyond its body.</summary>
    public const int GroupBytes = 1024 * 1024;
}
