using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.Tenancy;

/// <summary>Says whose request it is.</summary>
public static class TenantHttpContextExtensions
{
    /// <summary>The tenant of everything, as long as requests carry no API key.</summary>
    public const string DefaultTenant = "default";

    /// <summary>The tenant that the request belongs to.</summary>
    /// <param name="context">The request.</param>
    public static string GetTenantId(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<TenantFeature>()?.Id ?? DefaultTenant;
    }
}
