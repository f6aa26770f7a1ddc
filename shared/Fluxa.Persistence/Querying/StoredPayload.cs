namespace Fluxa.Persistence.Querying;

/// <summary>Where a payload is kept.</summary>
/// <param name="Inline">The payload itself, or null when it is in S3.</param>
/// <param name="Key">Its S3 object key, or null when it is inline.</param>
/// <param name="Sha256">SHA-256 of its bytes: 32 bytes.</param>
/// <param name="Bytes">Its length in bytes.</param>
public sealed record StoredPayload(string? Inline, string? Key, byte[] Sha256, long Bytes);
