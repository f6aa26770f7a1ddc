namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>api_keys</c>: who may call, and for what.</summary>
internal sealed class ApiKeyRow
{
    public required string KeyId { get; init; }

    public required string TenantId { get; init; }

    public required string Name { get; init; }

    public required byte[] SecretSha256 { get; init; }

    public required string[] Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}
