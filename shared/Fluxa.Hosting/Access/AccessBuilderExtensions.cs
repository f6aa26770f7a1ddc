using Fluxa.Configuration;
using Fluxa.Hosting.Health;
using Fluxa.Hosting.Limits;
using Fluxa.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Access;

/// <summary>Puts the door into a service.</summary>
public static class AccessBuilderExtensions
{
    /// <summary>Adds <see cref="AccessOptions"/>, <see cref="RateLimitOptions"/> and what checks API keys and counts what they do. Needs <c>Fluxa:Postgres</c>.</summary>
    /// <param name="builder">The service.</param>
    public static WebApplicationBuilder AddFluxaAccess(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddValidatedOptions<AccessOptions>(builder.Configuration, AccessOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AccessOptions>, AccessRules>());
        services.AddValidatedOptions<RateLimitOptions>(builder.Configuration, RateLimitOptions.Section);
        services.AddFluxaApiKeys(builder.Configuration);
        services.TryAddSingleton<AccessMetrics>();
        services.TryAddSingleton<RateLimiter>();
        services.TryAddSingleton<KeyLookups>();
        services.TryAddSingleton<ApiKeyDirectory>();
        services.AddHostedService<ApiKeyRefresher>();
        services.AddHealthChecks().AddCheck<AccessHealth>(AccessHealth.Name, tags: [HealthEndpoints.ReadyTag]);
        return builder;
    }

    /// <summary>Checks callers of endpoints that ask for a scope, and their rates. Call it after <c>UseFluxaService</c> and before anything is mapped.</summary>
    /// <param name="app">The service.</param>
    public static WebApplication UseFluxaAccess(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<RateLimitMiddleware>();
        return app;
    }
}
