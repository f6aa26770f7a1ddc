namespace Fluxa.Persistence.Cleaning;

/// <summary>One step of a walk.</summary>
/// <param name="TenantId">With <paramref name="EventId"/>, the last key looked at.</param>
/// <param name="EventId">See <paramref name="TenantId"/>.</param>
/// <param name="Seen">Rows looked at.</param>
/// <param name="Removed">Rows removed.</param>
internal readonly record struct InboxPage(string TenantId, Guid EventId, long Seen, long Removed)
{
    /// <summary>Before the first key.</summary>
    public static readonly InboxPage Start = new("", Guid.Empty, 0, 0);
}
