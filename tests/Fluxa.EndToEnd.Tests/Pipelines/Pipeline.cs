using Fluxa.LocalInfrastructure.Emulator;
using Fluxa.LocalInfrastructure.Postgres;
using Fluxa.Persistence.Roles;
using Fluxa.Persistence.Schema;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Testing.Processes;
using Npgsql;

namespace Fluxa.EndToEnd.Tests.Pipelines;

/// <summary>
/// All of Fluxa as real processes on infrastructure of its own: PostgreSQL and the emulator, a fault proxy before each, and the built
/// services behind those. Tests kill, stop and restart what they like.
/// </summary>
public class Pipeline : IAsyncLifetime
{
    public const string Bucket = "fluxa-payloads";
    private readonly List<ServiceProcess> _ended = [];

    public LocalPostgres Postgres { get; private set; } = null!;

    public LocalEmulator Emulator { get; private set; } = null!;

    public TcpFaultProxy PostgresProxy { get; private set; } = null!;

    public AwsFaultProxy AwsProxy { get; private set; } = null!;

    public ServiceProcess Ingest { get; private set; } = null!;

    public ServiceProcess Processor { get; private set; } = null!;

    public ServiceProcess Query { get; private set; } = null!;

    /// <summary>Reads the tables past the proxy, whatever is broken.</summary>
    public EventTable Events { get; private set; } = null!;

    /// <summary>Reads and fills the queues past the proxy.</summary>
    public EventQueue Queue { get; private set; } = null!;

    /// <summary>What this pipeline's services are told besides.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>();

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var postgres = LocalPostgres.StartAsync(new LocalPostgresOptions(), cancellationToken);
        var emulator = LocalEmulator.StartAsync(new LocalEmulatorOptions(), cancellationToken);
        Postgres = await postgres;
        Emulator = await emulator;
        PostgresProxy = TcpFaultProxy.Start(Postgres.Port);
        AwsProxy = await AwsFaultProxy.StartAsync(Emulator.ServiceUrl, cancellationToken);

        await FluxaDatabase.MigrateAsync(Postgres.ConnectionString, cancellationToken);
        await DatabaseRoles.EnsureAsync(Postgres.ConnectionString, cancellationToken);
        Events = new EventTable(Postgres.ConnectionString);
        Queue = await EventQueue.ConnectAsync(Emulator.ServiceUrl, cancellationToken);
        using var s3 = new HttpClient { BaseAddress = Emulator.ServiceUrl };
        (await s3.PutAsync($"/{Bucket}", null, cancellationToken)).EnsureSuccessStatusCode();

        Ingest = await StartAsync("Fluxa.Ingest", cancellationToken);
        Processor = await StartAsync("Fluxa.Processor", cancellationToken);
        Query = await StartAsync("Fluxa.Query", cancellationToken);
        await Task.WhenAll(
            Ingest.WaitReadyAsync(cancellationToken),
            Processor.WaitReadyAsync(cancellationToken),
            Query.WaitReadyAsync(cancellationToken));
    }

    /// <summary>Starts the Processor anew, after it was killed or stopped.</summary>
    public async Task StartProcessorAsync(CancellationToken cancellationToken)
    {
        _ended.Add(Processor);
        Processor = await StartAsync("Fluxa.Processor", cancellationToken);
        await Processor.WaitReadyAsync(cancellationToken);
    }

    /// <summary>Starts Ingest anew, after it was killed or stopped.</summary>
    public async Task StartIngestAsync(CancellationToken cancellationToken)
    {
        _ended.Add(Ingest);
        Ingest = await StartAsync("Fluxa.Ingest", cancellationToken);
        await Ingest.WaitReadyAsync(cancellationToken);
    }

    /// <summary>Starts one more Ingest, with settings of its own beside the pipeline's. It is the caller's to dispose.</summary>
    public async Task<ServiceProcess> StartIngestBesideAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var environment = Environment();
        foreach (var (key, value) in settings)
        {
            environment[key] = value;
        }

        Restrict(environment, ServiceRole.Ingest);
        var ingest = await ServiceProcess.StartAsync("Fluxa.Ingest", environment, cancellationToken);
        return await ingest.WaitReadyAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var process in _ended.Append(Ingest).Append(Processor).Append(Query).Where(process => process is not null))
        {
            await process.DisposeAsync();
        }

        if (Queue is not null)
        {
            await Queue.DisposeAsync();
        }

        if (AwsProxy is not null)
        {
            await AwsProxy.DisposeAsync();
        }

        if (PostgresProxy is not null)
        {
            await PostgresProxy.DisposeAsync();
        }

        NpgsqlConnection.ClearAllPools();
        if (Emulator is not null)
        {
            await Emulator.DisposeAsync();
        }

        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }
    }

    private Task<ServiceProcess> StartAsync(string project, CancellationToken cancellationToken)
    {
        var environment = Environment();
        foreach (var (key, value) in Settings)
        {
            environment[key] = value;
        }

        Restrict(environment, ServiceRole.All.Single(role => project.EndsWith(role.Name["fluxa_".Length..], StringComparison.OrdinalIgnoreCase)));
        return ServiceProcess.StartAsync(project, environment, cancellationToken);
    }

    // With the rights of its role alone, as in production.
    private static void Restrict(Dictionary<string, string?> environment, ServiceRole role)
    {
        const string key = "Fluxa__Postgres__ConnectionString";
        environment[key] = DatabaseRoles.ConnectAs(environment[key]!, role);
    }

    private Dictionary<string, string?> Environment() => new()
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["Fluxa__Access__Keys"] = "Off",
        ["Logging__LogLevel__Fluxa"] = "Debug",
        ["Fluxa__Aws__ServiceUrl"] = AwsProxy.ServiceUrl.ToString(),
        ["Fluxa__Aws__Region"] = "us-east-1",
        ["Fluxa__Aws__AccessKey"] = "local",
        ["Fluxa__Aws__SecretKey"] = "local",
        ["Fluxa__Topology__Deploy"] = "true",
        ["Fluxa__Payloads__Bucket"] = Bucket,
        // What a killed process held comes back after these times, and the tests wait for it.
        ["Fluxa__Outbox__Lease"] = "00:00:06",
        ["Fluxa__Processor__Visibility"] = "00:00:08",
        ["Fluxa__Processor__HandlerLimit"] = "00:00:01.3",
        ["Fluxa__Dependencies__HandBack"] = "00:00:02",
        ["Fluxa__Dependencies__LongestProbe"] = "00:00:01",
        ["Fluxa__Postgres__ConnectionString"] = new NpgsqlConnectionStringBuilder(Postgres.ConnectionString) { Port = PostgresProxy.Port }.ConnectionString,
    };
}
