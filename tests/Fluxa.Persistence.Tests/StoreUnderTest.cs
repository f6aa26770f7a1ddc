using System.Diagnostics.Metrics;
using System.Globalization;
using Fluxa.Persistence.Cleaning;
using Fluxa.Persistence.Outbox;
using Fluxa.Persistence.Querying;
using Fluxa.Persistence.Storing;
using Fluxa.Testing.Fixtures;
using Fluxa.Testing.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Fluxa.Persistence.Tests;

/// <summary>The real store over a database of its own, with a fake clock and a publisher that records.</summary>
internal sealed class StoreUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoreUnderTest(string connectionString, FakeClock clock, RecordingPublisher publisher, Dictionary<string, string?> settings)
    {
        ConnectionString = connectionString;
        Clock = clock;
        Publisher = publisher;
        settings[$"{PostgresOptions.Section}:ConnectionString"] = connectionString;
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IOutboxPublisher>(publisher);
        services.AddFluxaPersistence(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddFluxaOutboxRelay();
        services.AddFluxaOutboxWriter(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddFluxaInboxCleaner(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<InboxCleaner>();
        services.AddSingleton<OutboxRelay>();
        services.AddSingleton<OutboxSweeper>();
        services.AddSingleton<OutboxWatcher>();
        _services = services.BuildServiceProvider();
    }

    public string ConnectionString { get; }

    public FakeClock Clock { get; }

    public RecordingPublisher Publisher { get; }

    public EventStore Store => Get<EventStore>();

    public EventQueries Queries => Get<EventQueries>();

    public NpgsqlDataSource DataSource => Get<NpgsqlDataSource>();

    public OutboxFeed Feed => Get<OutboxFeed>();

    public OutboxRelay Relay => Get<OutboxRelay>();

    public OutboxSweeper Sweeper => Get<OutboxSweeper>();

    public OutboxWatcher Watcher => Get<OutboxWatcher>();

    public InboxCleaner Cleaner => Get<InboxCleaner>();

    /// <summary>Keeps messages that no event goes with.</summary>
    public OutboxWriter Writer => Get<OutboxWriter>();

    /// <summary>Where this store's instruments come from.</summary>
    public IMeterFactory Meters => Get<IMeterFactory>();

    /// <summary>A store over a fresh database.</summary>
    public static async Task<StoreUnderTest> CreateAsync(PostgresFixture postgres, Dictionary<string, string?>? settings = null) =>
        new(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken), new FakeClock(), new RecordingPublisher(), settings ?? []);

    /// <summary>Another process over the same database, with its own pool, feed and relay; clock and broker are shared.</summary>
    public StoreUnderTest AnotherProcess() => new(ConnectionString, Clock, Publisher, []);

    /// <summary>The same database, reached another way (a proxy) or with other rights.</summary>
    public StoreUnderTest Through(string connectionString, Dictionary<string, string?>? settings = null) =>
        new(connectionString, Clock, Publisher, settings ?? []);

    public Task<PersistOutcome> PersistAsync(NewEvent newEvent) => Store.PersistAsync(newEvent, CancellationToken.None);

    /// <summary>The one value a query gives.</summary>
    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        var value = await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        return (T)Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture)!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public Task<long> CountAsync(string table) => QueryAsync<long>($"select count(*) from {table}");

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();
}
