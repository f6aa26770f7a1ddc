using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Emulator;
using Fluxa.LocalInfrastructure.Postgres;
using Fluxa.LocalInfrastructure.Running;
using Fluxa.Persistence.Roles;
using Fluxa.Persistence.Schema;
using Npgsql;

namespace Fluxa.Cli.Bench.Stack;

/// <summary>The stack a bench measures on: a new PostgreSQL that flushes every commit, the emulator in memory, and real services as processes. Nothing of it is left behind.</summary>
internal sealed class BenchStack : IAsyncDisposable
{
    private static readonly TimeSpan ReadyTime = TimeSpan.FromSeconds(60);
    private readonly List<LocalService> _services = [];

    private BenchStack(LocalPostgres postgres, LocalEmulator emulator, string database)
    {
        Postgres = postgres;
        Emulator = emulator;
        Database = database;
        DataSource = NpgsqlDataSource.Create(database);
    }

    public LocalPostgres Postgres { get; }

    public LocalEmulator Emulator { get; }

    /// <summary>The connection string of the services' database.</summary>
    public string Database { get; }

    /// <summary>The bench's own connections to it.</summary>
    public NpgsqlDataSource DataSource { get; }

    public static async Task<BenchStack> StartAsync(CancellationToken cancellationToken)
    {
        var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { CountStatements = true }, cancellationToken);
        var emulator = await LocalEmulator.StartAsync(new LocalEmulatorOptions(), cancellationToken);
        var stack = new BenchStack(postgres, emulator, await postgres.EnsureDatabaseAsync("fluxa", cancellationToken));
        await FluxaDatabase.MigrateAsync(stack.Database, cancellationToken);
        await DatabaseRoles.EnsureAsync(stack.Database, cancellationToken);
        await stack.ExecuteAsync("create extension pg_stat_statements", cancellationToken);
        await PayloadBucket.EnsureAsync(ServiceEnvironment.Create(stack.Database, emulator.ServiceUrl), cancellationToken);
        return stack;
    }

    /// <summary>Starts a service and waits until it can do its work.</summary>
    /// <param name="project">Which.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<LocalService> StartServiceAsync(string project, CancellationToken cancellationToken) => StartServiceAsync(project, new Dictionary<string, string?>(), cancellationToken);

    /// <summary>The same, with settings of its own besides.</summary>
    public async Task<LocalService> StartServiceAsync(string project, IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var environment = ServiceEnvironment.Create(ServicePlan.Of(project).ConnectTo(Database), Emulator.ServiceUrl);
        foreach (var (key, value) in settings)
        {
            environment[key] = value;
        }

        var service = await LocalService.StartAsync(new LocalServiceOptions { Project = project, Environment = environment }, cancellationToken);
        _services.Add(service);
        await service.WaitReadyAsync(ReadyTime, cancellationToken);
        return service;
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = DataSource.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<T> AskAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var command = DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            service.Thaw();
        }

        await Task.WhenAll(_services.Select(service => service.DisposeAsync().AsTask()));
        await DataSource.DisposeAsync();
        await Emulator.DisposeAsync();
        await Postgres.DisposeAsync();
    }
}
