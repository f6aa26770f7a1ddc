using Fluxa.Contracts;
using Fluxa.Events;

namespace Fluxa.Ingest.Batches;

/// <summary>One element of a batch, judged.</summary>
internal abstract record BatchElement
{
    private BatchElement()
    {
    }

    /// <summary>A good event.</summary>
    /// <param name="Payload">Where its payload stands in the body.</param>
    /// <param name="Event">What it says.</param>
    /// <param name="CloudEvent">Its envelope; null when it came plain.</param>
    public sealed record Good(ElementRange Payload, TransactionEvent Event, CloudEventContext? CloudEvent) : BatchElement;

    /// <summary>Not an event that is taken.</summary>
    /// <param name="Item">What its client is told.</param>
    /// <param name="BreaksStructure">In an array, the elements after it can't be told apart for sure.</param>
    public sealed record Bad(BatchItem.Rejected Item, bool BreaksStructure) : BatchElement;
}
