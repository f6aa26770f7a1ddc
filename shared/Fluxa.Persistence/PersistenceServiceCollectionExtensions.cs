using Fluxa.Configuration;
using Fluxa.Contracts;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Persistence.Cleaning;
using Fluxa.Persistence.DailyEvents;
using Fluxa.Persistence.Outbox;
using Fluxa.Persistence.Querying;
using Fluxa.Persistence.RequestKeys;
using Fluxa.Persistence.Storing;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Persistence;

/// <summary>Puts the event store, its queries and the outbox relay into a host.</summary>
public static class PersistenceServiceCollectionExtensions
{
    /// <summary>Adds <see cref="EventStore"/>, <see cref="EventQueries"/>, the connection pool and the health check <c>postgres</c> (tag <c>ready</c>).</summary>
    public static IServiceCollection AddFluxaPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPostgres(configuration);
        services.AddValidatedOptions<EventStoreOptions>(configuration, EventStoreOptions.Section);
        services.AddValidatedOptions<OutboxOptions>(configuration, OutboxOptions.Section);

        services.AddMetrics();
        services.TryAddSingleton<PersistenceMetrics>();
        services.TryAddSingleton<OutboxFeed>();
        services.TryAddSingleton<EventTable>();
        services.TryAddSingleton<EventCommitter>();
        services.TryAddSingleton(CreateStore);
        services.TryAddSingleton(provider => new EventQueries(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddHealthChecks().AddCheck<PostgresHealthCheck>(PostgresHealthCheck.Name, tags: ["ready"]);
        return services;
    }

    /// <summary>Adds <see cref="OutboxWriter"/> and the connection pool, and nothing else: for a service that keeps messages and leaves them to a relay elsewhere. No health check: PostgreSQL is this service's second way.</summary>
    public static IServiceCollection AddFluxaOutboxWriter(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPostgres(configuration);
        services.TryAddSingleton(provider => new OutboxWriter(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Adds <see cref="ApiKeyTable"/> and the connection pool.</summary>
    public static IServiceCollection AddFluxaApiKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPostgres(configuration);
        services.TryAddSingleton(provider => new ApiKeyTable(provider.GetRequiredService<NpgsqlDataSource>()));
        return services;
    }

    /// <summary>
    /// Adds the relay that takes committed messages to the broker. Call it after the bus was added: hosted services stop in
    /// reverse, and the relay must stop before the bus it publishes through.
    /// </summary>
    public static IServiceCollection AddFluxaOutboxRelay(this IServiceCollection services)
    {
        services.AddOutboxMessage<EventPersisted>();
        services.AddOutboxMessage<IngestEvent>();
        services.TryAddSingleton<IOutboxPublisher, MassTransitOutboxPublisher>();
        services.TryAddSingleton<OutboxTable>();
        services.TryAddSingleton<OutboxFailures>();
        services.TryAddSingleton<OutboxDispatcher>();
        services.TryAddSingleton<OutboxLanes>();
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<OutboxSweeper>();
        services.AddHostedService<OutboxWatcher>();
        return services;
    }

    /// <summary>Adds the cleaner that removes old processed rows from the inbox. Any number of processes may run it: one at a time works.</summary>
    public static IServiceCollection AddFluxaInboxCleaner(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<InboxCleanerOptions>(configuration, InboxCleanerOptions.Section);
        services.AddHostedService<InboxCleaner>();
        return services;
    }

    /// <summary>Adds <see cref="RequestKeyTable"/> and the connection pool: for the service that takes requests. No health check: it does without while PostgreSQL is down.</summary>
    public static IServiceCollection AddFluxaRequestKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPostgres(configuration);
        services.TryAddSingleton(provider => new RequestKeyTable(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Adds the cleaner that forgets old Idempotency-Keys. Any number of processes may run it.</summary>
    public static IServiceCollection AddFluxaRequestKeyCleaner(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<RequestKeyOptions>(configuration, RequestKeyOptions.Section);
        services.AddHostedService<RequestKeyCleaner>();
        return services;
    }

    /// <summary>Adds <see cref="DailyEventTable"/> and the connection pool: for the service that takes requests. No health check: it does without while PostgreSQL is down.</summary>
    public static IServiceCollection AddFluxaDailyEvents(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPostgres(configuration);
        services.TryAddSingleton(provider => new DailyEventTable(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Adds the cleaner that forgets which events were counted against daily limits. Any number of processes may run it.</summary>
    public static IServiceCollection AddFluxaDailyEventCleaner(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<DailyEventOptions>(configuration, DailyEventOptions.Section);
        services.AddHostedService<DailyEventCleaner>();
        return services;
    }

    /// <summary>Lets messages of a type be read back from the outbox.</summary>
    public static IServiceCollection AddOutboxMessage<TMessage>(this IServiceCollection services)
        where TMessage : class =>
        services.AddSingleton(new OutboxMessageType(MessageUrn.ForTypeString<TMessage>(), typeof(TMessage)));

    private static void AddPostgres(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<PostgresOptions>(configuration, PostgresOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgresOptions>, PostgresConnectionStringRule>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => PostgresPool.Create(provider.GetRequiredService<IOptions<PostgresOptions>>().Value));
    }

    private static EventStore CreateStore(IServiceProvider provider) => new(
        provider.GetRequiredService<EventTable>(),
        provider.GetRequiredService<EventCommitter>(),
        provider.GetRequiredService<IOptions<EventStoreOptions>>().Value,
        provider.GetRequiredService<TimeProvider>());
}
