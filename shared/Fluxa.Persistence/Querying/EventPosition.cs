namespace Fluxa.Persistence.Querying;

/// <summary>The place of an event in the order of lists: where the next page begins.</summary>
/// <param name="OccurredAt">When the transaction took place, UTC, in microseconds.</param>
/// <param name="EventId">The event; parts those of one moment.</param>
public readonly record struct EventPosition(DateTimeOffset OccurredAt, Guid EventId);
