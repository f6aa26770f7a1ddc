using Fluxa.Configuration;
using Fluxa.Processor.Backlog;
using Fluxa.Processor.Dependencies;
using Fluxa.Processor.Failures;
using Fluxa.Processor.Payloads;
using Fluxa.Processor.Practice;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Events;

/// <summary>Puts the processing of events into the host.</summary>
internal static class ProcessorServiceCollectionExtensions
{
    public static IServiceCollection AddProcessor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<ProcessorOptions>(configuration, ProcessorOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ProcessorOptions>, ProcessorLimitsRule>());
        services.AddValidatedOptions<PracticeOptions>(configuration, PracticeOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PracticeOptions>, PracticeRule>());
        services.TryAddSingleton<PracticeFaults>();
        services.AddValidatedOptions<DependencyOptions>(configuration, DependencyOptions.Section);
        services.TryAddSingleton<ProcessorMetrics>();
        services.TryAddSingleton<ProcessorDependencies>();
        services.TryAddSingleton<FailureLedger>();
        services.TryAddSingleton<PayloadLoader>();
        services.TryAddSingleton<EventProcessor>();
        services.AddHostedService<DependencyWatcher>();
        services.TryAddSingleton<QueueAge>();
        services.AddHostedService<QueueWatcher>();
        return services;
    }
}
