using Fluxa.Hosting.Access;
using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Recovery.Http;

/// <summary>Who asks for a change, and whose failures it may reach.</summary>
/// <param name="Tenant">The only tenant; null: all, for an operator.</param>
/// <param name="Actor">For the audit: the person named by <c>X-Operator</c>, else the API key's id.</param>
/// <param name="Caller">The caller as the door knows it.</param>
internal sealed record RequestCaller(string? Tenant, string Actor, Caller Caller)
{
    private const string OperatorHeader = "X-Operator";
    private const int MaxOperator = 128;

    /// <summary>The tenant that notes of the caller's doings belong to; empty for an operator of all.</summary>
    public string AuditTenant => Tenant ?? "";

    public static RequestCaller Of(HttpContext context)
    {
        var caller = context.Caller();
        var named = context.Request.Headers[OperatorHeader].ToString();
        var actor = named.Length is > 0 and <= MaxOperator && named.All(character => !char.IsControl(character)) ? $"{named} ({caller.KeyId})" : caller.KeyId;
        return new RequestCaller(caller.Scopes.HasFlag(ApiScopes.Admin) ? null : caller.TenantId, actor, caller);
    }
}
