using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Hosting.Access;

/// <summary>What an endpoint asks of its callers.</summary>
/// <param name="Scope">The scope their key must have.</param>
public sealed record ScopeRequirement(ApiScopes Scope);
