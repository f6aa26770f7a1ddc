using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Emulator;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.LocalInfrastructure.Postgres;
using Fluxa.LocalInfrastructure.Running;
using Fluxa.Persistence.Roles;
using Fluxa.Persistence.Schema;
using Npgsql;

namespace Fluxa.Cli.Chaos;

/// <summary>A Fluxa of its own: PostgreSQL and an emulator that keeps what it has over its death, a fault proxy before each, and six services.</summary>
internal sealed class ChaosStack : IAsyncDisposable
{
    private const string Folder = "chaos";
    private LocalPostgres? _postgres;
    private LocalEmulator? _emulator;
    private TcpFaultProxy? _postgresProxy;
    private AwsFaultProxy? _awsProxy;

    public LocalPostgres Postgres => _postgres!;

    public LocalEmulator Emulator => _emulator!;

    public TcpFaultProxy PostgresProxy => _postgresProxy!;

    public AwsFaultProxy AwsProxy => _awsProxy!;

    /// <summary>The database, past the proxy.</summary>
    public string Database { get; private set; } = "";

    public IReadOnlyList<ChaosService> Ingests { get; private set; } = [];

    public IReadOnlyList<ChaosService> Services { get; private set; } = [];

    /// <summary>Where the services' logs are.</summary>
    public string Logs { get; } = Path.Combine(Checkout.Find().Root, "artifacts", Folder);

    public async Task StartAsync(int seed, CancellationToken cancellationToken)
    {
        var emulator = LocalEmulator.StartAsync(new LocalEmulatorOptions { SurvivesRestart = true }, cancellationToken);
        _postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions(), cancellationToken);
        _emulator = await emulator;
        _postgresProxy = TcpFaultProxy.Start(Postgres.Port);
        _awsProxy = await AwsFaultProxy.StartAsync(Emulator.ServiceUrl, cancellationToken, seed);
        Database = await Postgres.EnsureDatabaseAsync("fluxa", cancellationToken);
        await FluxaDatabase.MigrateAsync(Database, cancellationToken);
        await DatabaseRoles.EnsureAsync(Database, cancellationToken);
        await PayloadBucket.EnsureAsync(ServiceEnvironment.Create(Database, Emulator.ServiceUrl), cancellationToken);
        Directory.CreateDirectory(Logs);
        Ingests = [Make("ingest-1", "Fluxa.Ingest"), Make("ingest-2", "Fluxa.Ingest")];
        Services =
        [
            .. Ingests,
            Make("processor-1", "Fluxa.Processor"),
            Make("processor-2", "Fluxa.Processor"),
            Make("processor-3", "Fluxa.Processor"),
            Make("query", "Fluxa.Query"),
        ];
        await Task.WhenAll(Services.Select(service => service.StartAsync(cancellationToken)));
        await Task.WhenAll(Services.Select(service => service.WaitReadyAsync(cancellationToken)));
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Services.Select(service => service.DisposeAsync().AsTask()));
        foreach (var part in new IAsyncDisposable?[] { _awsProxy, _postgresProxy, _emulator, _postgres })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    private ChaosService Make(string name, string project)
    {
        var database = new NpgsqlConnectionStringBuilder(Database) { Port = PostgresProxy.Port, MaxPoolSize = 20 }.ConnectionString;
        var environment = ServiceEnvironment.Create(ServicePlan.Of(project).ConnectTo(database), AwsProxy.ServiceUrl);

        // What the dead held comes back after these times: short, so that a run sees it many times.
        environment["Fluxa__Outbox__Lease"] = "00:00:08";
        environment["Fluxa__Processor__Visibility"] = "00:00:18";
        environment["Fluxa__Processor__HandlerLimit"] = "00:00:03";
        return new ChaosService(name, project, environment, Path.Combine(Logs, $"{name}.log"));
    }
}
