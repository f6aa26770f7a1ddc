namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>How many batch calls are under way at once.</summary>
internal sealed record BatchingSettings
{
    /// <summary>
    /// Gets the number of calls that start for whatever is there. More = a message waits for a call to end less often, but batches are smaller
    /// and requests, which AWS bills, more.
    /// </summary>
    public int EagerCalls { get; init; } = 2;

    /// <summary>
    /// Gets the number of calls in all; those beyond the eager ones start only for a full batch, so they cost nothing. 16 = 16,000 messages a
    /// second when AWS answers in 10 ms. 1 keeps the order, as a FIFO queue needs.
    /// </summary>
    public int MaxConcurrentCalls { get; init; } = 16;

    /// <summary>
    /// Gets a value indicating whether a call starts only once the thread pool has come to the work that was queued before it: what that work
    /// adds then goes along. For entries whose callers can wait.
    /// </summary>
    public bool Gathers { get; init; }

    /// <summary>Gets a value indicating whether callers go on where their call ended, one after the other: only for those who then do next to nothing.</summary>
    public bool AnswersInline { get; init; }

    /// <summary>Gets the settings of deletes, which hold nobody up: as few calls as can be, as full as can be.</summary>
    public static BatchingSettings Deletes { get; } = new() { EagerCalls = 1, Gathers = true, AnswersInline = true };

    /// <summary>Gets the settings of renewals and of messages handed back, which come in crowds.</summary>
    public static BatchingSettings VisibilityChanges { get; } = new() { Gathers = true };
}
