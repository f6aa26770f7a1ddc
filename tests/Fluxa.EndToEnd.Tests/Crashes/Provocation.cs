namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>What leads a process to a crash point.</summary>
public enum Provocation
{
    /// <summary>A client posts an event that fits into its message.</summary>
    Small,

    /// <summary>A client posts an event whose payload goes to S3.</summary>
    Large,

    /// <summary>A client posts an event with an Idempotency-Key.</summary>
    Keyed,

    /// <summary>A client posts a batch.</summary>
    Batch,

    /// <summary>A client posts an event while SQS takes none: it is kept in the outbox.</summary>
    Kept,

    /// <summary>A command whose payload is not the one it announces: it goes to the error queue.</summary>
    Broken,

    /// <summary>An event whose handling takes longer than it may: it is redelivered later.</summary>
    TooSlow,

    /// <summary>A command that is delivered before it is due: it is sent on.</summary>
    NotDue,

    /// <summary>Events that were processed long ago: their keys leave the inbox.</summary>
    LongAgo,
}
