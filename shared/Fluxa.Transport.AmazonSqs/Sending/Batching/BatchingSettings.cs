namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>How entries are gathered into batch calls.</summary>
internal sealed record BatchingSettings
{
    /// <summary>Gets the number of calls under way at once. More = smaller batches and more requests; 1 keeps a FIFO queue's order.</summary>
    public int MaxConcurrentCalls { get; init; } = 2;

    /// <summary>Gets the number of entries that may wait; the next caller waits for room.</summary>
    public int Capacity { get; init; } = 10_000;
}
