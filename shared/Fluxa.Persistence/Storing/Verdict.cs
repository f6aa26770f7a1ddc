namespace Fluxa.Persistence.Storing;

/// <summary>What a key holds that an event could not be stored under.</summary>
internal enum Verdict
{
    /// <summary>The same event.</summary>
    Duplicate,

    /// <summary>An event with another payload.</summary>
    Conflict,

    /// <summary>Only an inbox row that says "failed": the event may take it over.</summary>
    Failed,

    /// <summary>Nothing any more: the event may try again.</summary>
    Absent,
}
