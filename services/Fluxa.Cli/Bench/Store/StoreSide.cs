using Fluxa.Persistence;
using Fluxa.Persistence.Cleaning;
using Fluxa.Persistence.Outbox;
using Fluxa.Persistence.Schema;
using Fluxa.Persistence.Storing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Fluxa.Cli.Bench.Store;

/// <summary>Store, relay, sweeper and cleaner as a service has them, over one database, in this process.</summary>
internal sealed class StoreSide : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoreSide(ServiceProvider services) => _services = services;

    public EventStore Store => _services.GetRequiredService<EventStore>();

    public NpgsqlDataSource DataSource => _services.GetRequiredService<NpgsqlDataSource>();

    public CountingPublisher Publisher { get; private init; } = new();

    public OutboxSweeper Sweeper => Hosted<OutboxSweeper>();

    public OutboxRelay Relay => Hosted<OutboxRelay>();

    /// <summary>How far ahead rows are due that the sweeper has to leave alone: as far as it may put them off itself, or it would take them for those of a clock set back.</summary>
    public static TimeSpan Behind { get; } = TimeSpan.FromHours(1);

    public InboxCleaner Cleaner => Hosted<InboxCleaner>();

    public static async Task<StoreSide> CreateAsync(string database, CancellationToken cancellationToken)
    {
        await FluxaDatabase.MigrateAsync(database, cancellationToken);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{PostgresOptions.Section}:ConnectionString"] = database,
            [$"{InboxCleanerOptions.Section}:StepPause"] = "00:00:00",
            [$"{OutboxOptions.Section}:MaxBackoff"] = Behind.ToString(),
        }).Build();
        var publisher = new CountingPublisher();
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IOutboxPublisher>(publisher);
        services.AddFluxaPersistence(configuration).AddFluxaOutboxRelay().AddFluxaInboxCleaner(configuration);
        return new StoreSide(services.BuildServiceProvider()) { Publisher = publisher };
    }

    /// <summary>Runs a statement that may take its time.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = DataSource.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private T Hosted<T>()
        where T : IHostedService => _services.GetServices<IHostedService>().OfType<T>().Single();
}
