namespace Fluxa.Events.CloudEvents;

/// <summary>What reading a CloudEvent's envelope came to: one of <see cref="Valid"/>, <see cref="Malformed"/>, <see cref="Invalid"/>.</summary>
public abstract record CloudEventReadOutcome
{
    private CloudEventReadOutcome()
    {
    }

    /// <summary>The envelope is good; its data is not judged yet.</summary>
    /// <param name="Envelope">What was read.</param>
    public sealed record Valid(CloudEventEnvelope Envelope) : CloudEventReadOutcome;

    /// <summary>The bytes are not JSON as we take it (HTTP 400).</summary>
    /// <param name="Faults">Exactly one fault.</param>
    public sealed record Malformed(IReadOnlyList<EventFault> Faults) : CloudEventReadOutcome
    {
        /// <summary>See <see cref="EventReadOutcome.Malformed.BreaksStructure"/>.</summary>
        public bool BreaksStructure { get; init; }
    }

    /// <summary>No CloudEvent 1.0, or none that Fluxa takes (HTTP 422).</summary>
    /// <param name="Faults">Every fault found.</param>
    public sealed record Invalid(IReadOnlyList<EventFault> Faults) : CloudEventReadOutcome;
}
