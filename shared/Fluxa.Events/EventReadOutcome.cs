namespace Fluxa.Events;

/// <summary>What reading an event's JSON came to: one of <see cref="Valid"/>, <see cref="Malformed"/>, <see cref="Invalid"/>.</summary>
public abstract record EventReadOutcome
{
    private EventReadOutcome()
    {
    }

    /// <summary>The event is good.</summary>
    /// <param name="Event">What was read.</param>
    public sealed record Valid(TransactionEvent Event) : EventReadOutcome;

    /// <summary>The bytes are not JSON as we take it (HTTP 400); reading stopped at the first fault.</summary>
    /// <param name="Faults">Exactly one fault: where and why reading stopped.</param>
    public sealed record Malformed(IReadOnlyList<EventFault> Faults) : EventReadOutcome
    {
        /// <summary>A comma, bracket or quote is missing or too many: where the value stands in an array, the values after it can't be told apart for sure.</summary>
        public bool BreaksStructure { get; init; }
    }

    /// <summary>The JSON is well formed but not a transaction (HTTP 422).</summary>
    /// <param name="Faults">Every fault found, at most one for each field.</param>
    public sealed record Invalid(IReadOnlyList<EventFault> Faults) : EventReadOutcome;
}
