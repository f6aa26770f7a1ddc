namespace Fluxa.Persistence.Outbox;

/// <summary>What waits in the outbox.</summary>
/// <param name="Rows">Rows, up to <see cref="OutboxTable.MostCounted"/>.</param>
/// <param name="Oldest">When the oldest was written; null when there is none.</param>
internal readonly record struct OutboxBacklog(long Rows, DateTimeOffset? Oldest);
