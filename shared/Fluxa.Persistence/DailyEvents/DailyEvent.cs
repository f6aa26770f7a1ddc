namespace Fluxa.Persistence.DailyEvents;

/// <summary>An event that a daily limit counts.</summary>
/// <param name="TenantId">Whose it is. Tenants are counted apart.</param>
/// <param name="Rule">What is counted, for example <c>*/user_id</c>: event type and field. Rules are counted apart.</param>
/// <param name="Subject">The value that has the limit, for example a user's id.</param>
/// <param name="Day">The day that it belongs to: of its own timestamp, UTC, so that it is the same however often and whenever it is sent.</param>
/// <param name="EventId">Its id.</param>
/// <param name="Most">How many the subject may have on a day.</param>
public sealed record DailyEvent(string TenantId, string Rule, string Subject, DateOnly Day, Guid EventId, int Most);
