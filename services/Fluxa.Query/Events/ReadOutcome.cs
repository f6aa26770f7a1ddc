namespace Fluxa.Query.Events;

/// <summary>What became of a query.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
internal abstract record ReadOutcome<T>
{
    private ReadOutcome()
    {
    }

    /// <summary>It is there.</summary>
    public sealed record Found(T Value) : ReadOutcome<T>;

    /// <summary>It is not there.</summary>
    /// <param name="MayComeSoon">True when the id was made seconds ago: the event may still be in the queue.</param>
    public sealed record NotFound(bool MayComeSoon) : ReadOutcome<T>;

    /// <summary>PostgreSQL did not answer.</summary>
    public sealed record Unavailable : ReadOutcome<T>;
}
