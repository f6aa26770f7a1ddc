namespace Fluxa.Persistence.Outbox;

/// <summary>A row the broker did not take.</summary>
internal readonly record struct PostponedEntry(OutboxEntry Entry, DateTimeOffset NextAttemptAt, string Error);
