using Fluxa.Configuration;
using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Collecting;
using Fluxa.Recovery.Editing;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Groups;
using Fluxa.Recovery.Native;
using Fluxa.Recovery.Payloads;
using Fluxa.Recovery.Queues;
using Fluxa.Recovery.Redrives;
using Fluxa.Recovery.Redrives.Driving;
using Fluxa.Recovery.Redrives.Planning;
using Fluxa.Recovery.Repair;
using Fluxa.Recovery.Watching;
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
        services.TryAddSingleton<AuditLog>();
        services.TryAddSingleton<FilterParameters>();
        services.TryAddSingleton<FailureQueries>();
        services.TryAddSingleton<FailureStats>();
        services.TryAddSingleton<FailureChanges>();
        services.TryAddSingleton<GroupQueries>();
        services.TryAddSingleton<FailureEditor>();
        services.TryAddSingleton<PayloadReading>();
        services.TryAddSingleton<NativeMoves>();
        return services.AddRedrives().AddPayloadSweep().AddLoops();
    }

    private static IServiceCollection AddRedrives(this IServiceCollection services)
    {
        services.TryAddSingleton<PayloadCheck>();
        services.TryAddSingleton<RedriveQueries>();
        services.TryAddSingleton<RedrivePlanner>();
        services.TryAddSingleton<RedriveControl>();
        services.TryAddSingleton<Driver>();
        services.TryAddSingleton<RedriveTable>();
        services.TryAddSingleton<RedriveSender>();
        services.TryAddTransient<RedriveTurn>();
        services.TryAddSingleton<Redriver>();
        services.TryAddSingleton<RepairWatcher>();
        services.TryAddSingleton<RetentionCleaner>();
        services.TryAddSingleton<DeadLetterWatch>();
        return services;
    }

    private static IServiceCollection AddPayloadSweep(this IServiceCollection services)
    {
        services.TryAddSingleton<PayloadReferences>();
        services.TryAddSingleton<SweepHorizon>();
        services.TryAddSingleton<PayloadSweeper>();
        return services;
    }

    private static IServiceCollection AddLoops(this IServiceCollection services)
    {
        services.AddHostedService<FailureCollector>();
        services.AddHostedService(provider => provider.GetRequiredService<Redriver>());
        services.AddHostedService(provider => provider.GetRequiredService<RepairWatcher>());
        services.AddHostedService(provider => provider.GetRequiredService<RetentionCleaner>());
        services.AddHostedService(provider => provider.GetRequiredService<DeadLetterWatch>());
        services.AddHostedService(provider => provider.GetRequiredService<PayloadSweeper>());
        return services;
    }
}
