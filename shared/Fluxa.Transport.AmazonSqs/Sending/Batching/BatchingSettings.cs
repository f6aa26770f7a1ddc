namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>How entries are gathered into batch calls.</summary>
internal sealed record BatchingSettings
{
    /// <summary>Gets the number of calls under way at once. More = smaller batches and more requests to pay; a FIFO queue always has 1, which keeps its order.</summary>
    public int MaxConcurrentCalls { get; init; } = 2;
}
