using Fluxa.Configuration;
using Fluxa.Persistence;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.DailyLimits;

internal static class DailyLimitServiceCollectionExtensions
{
    /// <summary>Adds what holds events to the limits of their day.</summary>
    public static IServiceCollection AddDailyLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<DailyLimitOptions>(configuration, DailyLimitOptions.Section);
        services.AddSingleton<IValidateOptions<DailyLimitOptions>, DailyLimitRules>();
        services.AddFluxaDailyEvents(configuration);
        services.AddSingleton<DailyPlaces>();
        services.AddSingleton<DailyLimiter>();
        return services;
    }
}
