namespace Fluxa.Persistence.Storing;

/// <summary>What became of one event that was to be stored. Every case is final: trying again gives the same answer.</summary>
public abstract record PersistOutcome
{
    private PersistOutcome()
    {
    }

    /// <summary>The event, its inbox row and its notification are committed.</summary>
    /// <param name="PersistedAt">When the row was written, UTC.</param>
    public sealed record Stored(DateTimeOffset PersistedAt) : PersistOutcome;

    /// <summary>The same event (same payload hash) was committed before; nothing was changed.</summary>
    public sealed record Duplicate : PersistOutcome;

    /// <summary>Another payload was committed under this id before; the first one stands untouched.</summary>
    public sealed record Conflict : PersistOutcome;
}
