namespace Fluxa.Persistence.Outbox;

/// <summary>A committed outbox row that this process holds the lease of.</summary>
/// <param name="Id">The row.</param>
/// <param name="Message">What it says.</param>
/// <param name="Attempts">How often it was claimed, this time included.</param>
/// <param name="CommittedAt">When it was written.</param>
/// <param name="LeasedUntil">The end of the lease: the row is the holder's to settle while the table has this time.</param>
internal sealed record OutboxEntry(long Id, OutboxMessage Message, int Attempts, DateTimeOffset CommittedAt, DateTimeOffset LeasedUntil);
