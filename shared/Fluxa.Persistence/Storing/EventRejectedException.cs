namespace Fluxa.Persistence.Storing;

/// <summary>One event's own data can't be stored. Trying again changes nothing; the events it shared a commit with are not affected.</summary>
public sealed class EventRejectedException : Exception
{
    internal EventRejectedException(string tenantId, Guid eventId, string? sqlState, string why, Exception? inner = null)
        : base($"Event {eventId} of tenant '{tenantId}' can't be stored: {why}", inner)
    {
        TenantId = tenantId;
        EventId = eventId;
        SqlState = sqlState;
    }

    /// <summary>The tenant that owns the event.</summary>
    public string TenantId { get; }

    /// <summary>The event's id within its tenant.</summary>
    public Guid EventId { get; }

    /// <summary>PostgreSQL's SQLSTATE, or null when the event was refused before it was sent.</summary>
    public string? SqlState { get; }
}
