namespace Fluxa.Persistence.Outbox;

/// <summary>Who may publish a new row first.</summary>
/// <param name="Until">No sweeper takes the row before.</param>
/// <param name="Attempts">1 when the writer itself will publish it, 0 when it leaves that to a sweeper.</param>
internal readonly record struct OutboxLease(DateTimeOffset Until, int Attempts);
