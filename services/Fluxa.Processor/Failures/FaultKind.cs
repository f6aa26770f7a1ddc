namespace Fluxa.Processor.Failures;

/// <summary>What to do with a message that failed.</summary>
internal enum FaultKind
{
    /// <summary>Try again: the next attempt may succeed.</summary>
    Transient,

    /// <summary>Don't: it goes to the error queue at once.</summary>
    Permanent,

    /// <summary>It can't even be read; it goes to the error queue at once.</summary>
    Poison,
}
