using Fluxa.Persistence.ApiKeys;
using Microsoft.AspNetCore.Builder;

namespace Fluxa.Hosting.Access;

/// <summary>Says of endpoints who may call them.</summary>
public static class AccessEndpointExtensions
{
    /// <summary>Only callers whose key has the scope get through; <see cref="CallerHttpContextExtensions.Caller"/> says who they are.</summary>
    /// <typeparam name="TBuilder">An endpoint or a group.</typeparam>
    /// <param name="endpoints">The endpoint or group.</param>
    /// <param name="scope">The scope.</param>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoints, ApiScopes scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new ScopeRequirement(scope));
}
