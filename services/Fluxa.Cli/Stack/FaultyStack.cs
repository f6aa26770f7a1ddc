using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Emulator;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.LocalInfrastructure.Otlp;
using Fluxa.LocalInfrastructure.Postgres;
using Fluxa.LocalInfrastructure.Running;
using Fluxa.Persistence.Roles;
using Fluxa.Persistence.Schema;
using Npgsql;

namespace Fluxa.Cli.Stack;

/// <summary>A whole Fluxa of its own to break on purpose: PostgreSQL and the emulator behind fault proxies, services as processes. Nothing of it is left behind.</summary>
internal sealed class FaultyStack : IAsyncDisposable
{
    private const string DatabaseName = "fluxa";
    private readonly List<StackService> _services = [];
    private readonly LocalPostgres _postgres;
    private readonly LocalEmulator _emulator;
    private readonly string _behindProxy;

    private FaultyStack(LocalPostgres postgres, LocalEmulator emulator, TcpFaultProxy postgresProxy, AwsFaultProxy aws, OtlpReceiver telemetry, string database)
    {
        _postgres = postgres;
        _emulator = emulator;
        PostgresProxy = postgresProxy;
        Aws = aws;
        Telemetry = telemetry;
        Database = NpgsqlDataSource.Create(database);
        _behindProxy = new NpgsqlConnectionStringBuilder(database) { Port = postgresProxy.Port }.ConnectionString;
    }

    /// <summary>Between the services and PostgreSQL.</summary>
    public TcpFaultProxy PostgresProxy { get; }

    /// <summary>Between the services and the emulator.</summary>
    public AwsFaultProxy Aws { get; }

    /// <summary>The emulator itself, past the proxy.</summary>
    public Uri Emulator => _emulator.ServiceUrl;

    /// <summary>What the services export.</summary>
    public OtlpReceiver Telemetry { get; }

    /// <summary>PostgreSQL itself, past the proxy.</summary>
    public NpgsqlDataSource Database { get; }

    public static async Task<FaultyStack> StartAsync(int seed, CancellationToken cancellationToken)
    {
        var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions(), cancellationToken);
        var emulator = await LocalEmulator.StartAsync(new LocalEmulatorOptions(), cancellationToken);
        var database = await postgres.EnsureDatabaseAsync(DatabaseName, cancellationToken);
        await FluxaDatabase.MigrateAsync(database, cancellationToken);
        await DatabaseRoles.EnsureAsync(database, cancellationToken);
        await PayloadBucket.EnsureAsync(ServiceEnvironment.Create(database, emulator.ServiceUrl), cancellationToken);
        return new FaultyStack(
            postgres,
            emulator,
            TcpFaultProxy.Start(postgres.Port),
            await AwsFaultProxy.StartAsync(emulator.ServiceUrl, cancellationToken, seed),
            await OtlpReceiver.StartAsync(cancellationToken),
            database);
    }

    /// <summary>Starts a service and waits until it can do its work.</summary>
    public async Task<StackService> DeployAsync(string project, IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var service = new StackService(project, EnvironmentOf(project));
        _services.Add(service);
        await service.DeployAsync(settings, cancellationToken);
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        Aws.Plan.Clear();
        PostgresProxy.Heal();
        await Task.WhenAll(_services.Select(service => service.DisposeAsync().AsTask()));
        await Telemetry.DisposeAsync();
        await Aws.DisposeAsync();
        await PostgresProxy.DisposeAsync();
        await Database.DisposeAsync();
        await _emulator.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private Dictionary<string, string?> EnvironmentOf(string project) => new(ServiceEnvironment.Create(ServicePlan.Of(project).ConnectTo(_behindProxy), Aws.ServiceUrl))
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.Endpoint,
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };
}
