namespace Fluxa.Persistence.Outbox;

/// <summary>A message in the outbox is itself to blame for not being published; the broker was not asked.</summary>
public sealed class OutboxMessageException : Exception
{
    /// <param name="message">What is wrong with it, and what to do.</param>
    /// <param name="isForGood">True when no later try and no other version can read it: it is set aside at once.</param>
    /// <param name="inner">Why, if another error says so.</param>
    public OutboxMessageException(string message, bool isForGood, Exception? inner = null)
        : base(message, inner)
    {
        IsForGood = isForGood;
    }

    /// <summary>No later try and no other version can read it.</summary>
    public bool IsForGood { get; }
}
