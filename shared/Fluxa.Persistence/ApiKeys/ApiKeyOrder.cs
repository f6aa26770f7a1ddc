namespace Fluxa.Persistence.ApiKeys;

/// <summary>What kind of key is to be made.</summary>
/// <param name="TenantId">Whose events it reaches: 1–64 lower-case letters, digits and hyphens.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">What it may be used for; at least one.</param>
/// <param name="ExpiresAt">From when on it is refused; null: never.</param>
public sealed record ApiKeyOrder(string TenantId, string Name, ApiScopes Scopes, DateTimeOffset? ExpiresAt);
