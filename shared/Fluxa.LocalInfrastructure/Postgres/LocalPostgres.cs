using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Packages;
using Fluxa.LocalInfrastructure.Processes;
using Npgsql;

namespace Fluxa.LocalInfrastructure.Postgres;

/// <summary>A real PostgreSQL of our own as a child process, on loopback, behind a random password. It never outlives this process.</summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private readonly PostgresCluster _cluster;
    private readonly LocalPostgresOptions _options;
    private readonly TimeProvider _clock;
    private PostgresServer? _server;

    private LocalPostgres(PostgresCluster cluster, LocalPostgresOptions options, TimeProvider clock, int port)
    {
        _cluster = cluster;
        _options = options;
        _clock = clock;
        Port = port;
    }

    /// <summary>The TCP port on 127.0.0.1; stays the same over restarts.</summary>
    public int Port { get; private set; }

    /// <summary>Connects as superuser to the database <c>postgres</c>.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = PostgresSettings.Superuser,
        Password = _cluster.Password,
        Database = "postgres",
        IncludeErrorDetail = true,
    }.ConnectionString;

    /// <summary>The postmaster's process id, whose children are the server's other processes; null while it doesn't run.</summary>
    public int? ProcessId => _server?.ProcessId;

    /// <summary>Ends when the server does, with its exit code and its last lines.</summary>
    public Task<ChildExit> Exited => _server?.Exited ?? Task.FromResult(new ChildExit("PostgreSQL", 0, []));

    /// <summary>Installs the binaries when they aren't yet, makes the data folder when it is new, and starts the server.</summary>
    /// <param name="options">How it is started.</param>
    /// <param name="cancellationToken">Stops waiting, and what was started.</param>
    /// <exception cref="LocalInfrastructureException">It can't be installed or doesn't start.</exception>
    public static async Task<LocalPostgres> StartAsync(LocalPostgresOptions options, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var checkout = Checkout.Find();
        await LeftBehind.SweepAsync(checkout, clock, cancellationToken);
        var packages = await new LocalPackages(checkout, clock).EnsureAsync(options.Progress, cancellationToken);
        var cluster = await PostgresCluster.OpenAsync(checkout, packages, options, clock, cancellationToken);
        try
        {
            var postgres = new LocalPostgres(cluster, options, clock, FreePort.Choose(options.PreferredPort));
            await postgres.StartServerAsync(mayMove: true, cancellationToken);
            return postgres;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Makes a database when it isn't there; answers its connection string.</summary>
    /// <param name="name">Lower-case letters and underscores.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    public async Task<string> EnsureDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = name } },
        };
        if (await exists.ExecuteScalarAsync(cancellationToken) is null)
        {
            await using var create = new NpgsqlCommand($"create database {name}", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Shuts down in order (open transactions are rolled back).</summary>
    /// <param name="cancellationToken">Stops waiting; the shutdown goes on.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is { } server)
        {
            await server.StopAsync().WaitAsync(cancellationToken);
            _server = null;
        }
    }

    /// <summary>Kills the server as <c>kill -9</c> does: what was committed is there after <see cref="RestartAsync"/>.</summary>
    /// <param name="cancellationToken">Stops waiting for its end.</param>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        if (_server is { } server)
        {
            await server.KillAsync().WaitAsync(cancellationToken);
            _server = null;
        }
    }

    /// <summary>Stops the server when it runs, and starts it on the same port with the same data.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="LocalInfrastructureException">It doesn't start.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopAsync(cancellationToken);
        await StartServerAsync(mayMove: false, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _cluster.Dispose();
    }

    private async Task StartServerAsync(bool mayMove, CancellationToken cancellationToken)
    {
        const int attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            var server = await PostgresServer.StartAsync(_cluster, _options, Port, cancellationToken);
            var outcome = await server.WaitReadyAsync(ConnectionString, _options.StartTime, _clock, cancellationToken);
            if (outcome is null)
            {
                _server = server;
                return;
            }

            await server.StopAsync();
            if (!mayMove || attempt == attempts || !outcome.Contains("Address already in use", StringComparison.Ordinal))
            {
                throw new LocalInfrastructureException($"PostgreSQL didn't start from {_cluster.Data}: {outcome}");
            }

            Port = FreePort.Choose();
        }
    }
}
