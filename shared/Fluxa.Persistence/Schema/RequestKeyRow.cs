namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>request_keys</c>: which request came under an Idempotency-Key. A help, not the guard: ids follow from keys, and the inbox tells copies.</summary>
internal sealed class RequestKeyRow
{
    public required string TenantId { get; init; }

    public required string IdempotencyKey { get; init; }

    public required Guid EventId { get; init; }

    public required byte[] RequestSha256 { get; init; }

    /// <summary>One of <see cref="RequestKeys.RequestKeyStatus"/>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
