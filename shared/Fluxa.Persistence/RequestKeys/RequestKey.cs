namespace Fluxa.Persistence.RequestKeys;

/// <summary>A request that came under an Idempotency-Key.</summary>
public sealed record RequestKey
{
    /// <summary>Whose request it is. Keys of different tenants never meet.</summary>
    public required string TenantId { get; init; }

    /// <summary>The key, 1–255 characters.</summary>
    public required string Key { get; init; }

    /// <summary>The id that the request's event gets.</summary>
    public required Guid EventId { get; init; }

    /// <summary>SHA-256 of the request's bytes: 32 bytes.</summary>
    public required byte[] RequestSha256 { get; init; }
}
