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
}
