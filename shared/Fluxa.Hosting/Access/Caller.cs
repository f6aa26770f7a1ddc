using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Hosting.Access;

/// <summary>Who sent a request.</summary>
/// <param name="TenantId">Whose events are meant; every read and write is within it.</param>
/// <param name="KeyId">The API key's id, never its secret.</param>
/// <param name="Scopes">What the key may be used for.</param>
public sealed record Caller(string TenantId, string KeyId, ApiScopes Scopes)
{
    /// <summary>The tenant of every request while keys are off.</summary>
    public const string LocalTenant = "default";

    /// <summary>Whoever calls while keys are off.</summary>
    public static Caller Local { get; } = new(
        LocalTenant, "local", ApiScopes.Ingest | ApiScopes.Query | ApiScopes.RecoveryRead | ApiScopes.RecoveryWrite | ApiScopes.Admin);
}
