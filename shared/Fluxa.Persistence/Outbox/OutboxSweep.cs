namespace Fluxa.Persistence.Outbox;

/// <summary>What one sweep did.</summary>
/// <param name="Claimed">Rows that were due.</param>
/// <param name="Published">Rows among them that the broker took.</param>
internal readonly record struct OutboxSweep(int Claimed, int Published);
