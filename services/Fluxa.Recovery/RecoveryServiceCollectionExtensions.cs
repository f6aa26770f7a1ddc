using Fluxa.Configuration;
using Fluxa.Recovery.Collecting;
using Fluxa.Recovery.Queues;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fluxa.Recovery;

/// <summary>Puts the care for failures into the host.</summary>
internal static class RecoveryServiceCollectionExtensions
{
    public static IServiceCollection AddRecovery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<RecoveryOptions>(configuration, RecoveryOptions.Section);
        services.TryAddSingleton<RecoveryMetrics>();
        services.TryAddSingleton<QueueDirectory>();
        services.TryAddSingleton<FailureTable>();
        services.TryAddSingleton<CollectorReport>();
        services.TryAddSingleton<QueueCollector>();
        services.AddHostedService<FailureCollector>();
        return services;
    }
}
