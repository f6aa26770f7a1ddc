namespace Fluxa.Persistence.Querying;

/// <summary>Something that happened to an event.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What"><c>accepted</c>, <c>failed</c>, <c>redriven</c> or <c>processed</c>.</param>
/// <param name="Reason">Why it failed, in one word such as <c>hash_mismatch</c>; what became of a redrive.</param>
/// <param name="Attempts">How often it had been tried by then.</param>
public sealed record HistoryEntry(DateTimeOffset At, string What, string? Reason, int? Attempts);
