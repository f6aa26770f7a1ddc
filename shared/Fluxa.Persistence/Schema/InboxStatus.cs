namespace Fluxa.Persistence.Schema;

/// <summary>What the inbox says of an event; a check constraint holds the words.</summary>
internal static class InboxStatus
{
    /// <summary>Committed; final.</summary>
    public const string Processed = "processed";

    /// <summary>Failed for good so far; a later good attempt may take it over.</summary>
    public const string Failed = "failed";
}
