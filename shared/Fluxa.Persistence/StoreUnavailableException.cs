namespace Fluxa.Persistence;

/// <summary>PostgreSQL can't do its work now (down, overloaded, failing over, not migrated). Whether the work was committed is unknown; trying again is safe.</summary>
public sealed class StoreUnavailableException : Exception
{
    internal StoreUnavailableException(string? sqlState, Exception inner)
        : base($"PostgreSQL could not do the work ({sqlState ?? "no answer"}): {inner.Message} Try again.", inner)
    {
        SqlState = sqlState;
    }

    /// <summary>PostgreSQL's SQLSTATE, or null when it gave no answer.</summary>
    public string? SqlState { get; }
}
