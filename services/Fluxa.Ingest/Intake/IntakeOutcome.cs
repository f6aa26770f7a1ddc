using Fluxa.Events;

namespace Fluxa.Ingest.Intake;

/// <summary>What became of an event at the door.</summary>
internal abstract record IntakeOutcome
{
    private IntakeOutcome()
    {
    }

    /// <summary>SQS has confirmed it or the outbox has committed it: it is durable.</summary>
    public sealed record Enqueued(Guid EventId) : IntakeOutcome
    {
        /// <summary>It was before: the same request was answered under the same Idempotency-Key.</summary>
        public bool IsReplayed { get; init; }
    }

    /// <summary>The Idempotency-Key stands for another request.</summary>
    public sealed record KeyReused : IntakeOutcome;

    /// <summary>The body is not JSON as we take it.</summary>
    public sealed record Malformed(IReadOnlyList<EventFault> Faults) : IntakeOutcome;

    /// <summary>The JSON is no transaction.</summary>
    public sealed record Invalid(IReadOnlyList<EventFault> Faults) : IntakeOutcome;

    /// <summary>It comes as a CloudEvent that is none, or none that is taken.</summary>
    public sealed record InvalidCloudEvent(IReadOnlyList<EventFault> Faults) : IntakeOutcome;

    /// <summary>Whoever it is about has had its events of that day.</summary>
    public sealed record OverLimit(IReadOnlyList<EventFault> Faults) : IntakeOutcome;

    /// <summary>The body is larger than allowed, as sent or decompressed.</summary>
    public sealed record TooLarge(long MaxBytes) : IntakeOutcome;

    /// <summary>The body could not be read as HTTP or could not be decompressed.</summary>
    public sealed record Unreadable(string Detail) : IntakeOutcome;

    /// <summary>The body arrived too slowly.</summary>
    public sealed record TooSlow : IntakeOutcome;

    /// <summary>The event could not be made durable now; it is not taken.</summary>
    public sealed record Unavailable(string Dependency) : IntakeOutcome;
}
