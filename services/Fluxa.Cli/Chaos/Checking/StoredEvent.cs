namespace Fluxa.Cli.Chaos.Checking;

/// <summary>What PostgreSQL holds of an event: its row, its key in the inbox, or only one of them.</summary>
internal sealed record StoredEvent(Guid Id, string? Sha256, long? Bytes, string? PayloadKey, string? Status, string? LastError);
