namespace Fluxa.Persistence.ApiKeys;

/// <summary>An API key as the table has it.</summary>
public sealed record StoredApiKey
{
    /// <summary>16 hexadecimal digits.</summary>
    public required string KeyId { get; init; }

    /// <summary>Whose events the key reaches.</summary>
    public required string TenantId { get; init; }

    /// <summary>What its owner calls it; at most two live keys of a tenant share a name.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret: 32 bytes.</summary>
    public required byte[] SecretSha256 { get; init; }

    /// <summary>What it may be used for.</summary>
    public required ApiScopes Scopes { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused, UTC; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked, UTC; null: it wasn't.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, UTC, to about a minute; null: never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Whether it is taken at this moment.</summary>
    /// <param name="now">The moment.</param>
    public bool IsLive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);
}
