namespace Fluxa.Persistence.Outbox;

/// <summary>A row that was not published, and why.</summary>
internal readonly record struct OutboxFailure(OutboxEntry Entry, Exception Fault)
{
    /// <summary>The message is to blame, not the broker.</summary>
    public bool IsOwnFault => Fault is OutboxMessageException;

    /// <summary>Nobody will ever read it.</summary>
    public bool IsForGood => Fault is OutboxMessageException { IsForGood: true };

    /// <summary>The fault as the table keeps it.</summary>
    public string Text => $"{Fault.GetType().Name}: {Fault.Message}";
}
