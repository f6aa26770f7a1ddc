namespace Fluxa.Processor.Failures;

/// <summary>One attempt at a message took longer than it may.</summary>
public sealed class HandlerTimeoutException : Exception
{
    // Without the cancellation it comes from: MassTransit would take the consumer for cancelled.
    internal HandlerTimeoutException(TimeSpan limit)
        : base($"The attempt was given up after {limit} (Fluxa:Processor:HandlerLimit); whether the event was stored is unknown, and trying again is safe.")
    {
        Limit = limit;
    }

    /// <summary>How long it could have taken.</summary>
    public TimeSpan Limit { get; }
}
