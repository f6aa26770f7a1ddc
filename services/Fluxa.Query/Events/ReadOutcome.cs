using Fluxa.Persistence.Querying;

namespace Fluxa.Query.Events;

/// <summary>What became of a query for one event.</summary>
internal abstract record ReadOutcome
{
    private ReadOutcome()
    {
    }

    /// <summary>It is there.</summary>
    public sealed record Found(StoredEvent Event) : ReadOutcome;

    /// <summary>It is not there.</summary>
    /// <param name="MayComeSoon">True when the id was made seconds ago: the event may still be in the queue.</param>
    public sealed record NotFound(bool MayComeSoon) : ReadOutcome;

    /// <summary>PostgreSQL did not answer.</summary>
    public sealed record Unavailable : ReadOutcome;
}
