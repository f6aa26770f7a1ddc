namespace Fluxa.Persistence.Outbox;

/// <summary>What came of publishing some rows.</summary>
/// <param name="Published">Rows that the broker took.</param>
/// <param name="IsOutage">It was asked and took none.</param>
internal readonly record struct OutboxRound(int Published, bool IsOutage);
