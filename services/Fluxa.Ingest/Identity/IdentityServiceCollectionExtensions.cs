using Fluxa.Configuration;

namespace Fluxa.Ingest.Identity;

internal static class IdentityServiceCollectionExtensions
{
    /// <summary>Adds what gives events their ids.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<IdentityOptions>(configuration, IdentityOptions.Section);
        services.AddSingleton<EventIds>();
        services.AddSingleton<KeyLedger>();
        return services;
    }
}
