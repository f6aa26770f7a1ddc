namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>daily_events</c>: an event's place in the day of whoever a daily limit counts.</summary>
internal sealed class DailyEventRow
{
    public required string TenantId { get; init; }

    /// <summary>What the limit counts, for example <c>*/user_id</c>: event type and field.</summary>
    public required string Rule { get; init; }

    /// <summary>The field's value.</summary>
    public required string Subject { get; init; }

    /// <summary>The day of the event's own timestamp, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>From 1 on, without gaps until the row is cleaned away.</summary>
    public required int Place { get; init; }

    public required Guid EventId { get; init; }

    public required DateTimeOffset CountedAt { get; init; }
}
