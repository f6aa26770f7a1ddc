using System.Net.Http.Headers;
using System.Text;
using Fluxa.Cli.Bench.Stack;
using Fluxa.Cli.Bench.Transport;
using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Emulator;
using Fluxa.LocalInfrastructure.Postgres;
using Fluxa.LocalInfrastructure.Running;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Persistence.Roles;
using Fluxa.Persistence.Schema;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>PostgreSQL, the emulator, one Ingest, and (once asked for) one Processor and one Query, of the bench's own.</summary>
internal sealed class IngestStack : IAsyncDisposable
{
    private const string Queue = "fluxa-process-event";
    private static readonly TimeSpan ReadyTime = TimeSpan.FromSeconds(60);
    private readonly List<BenchService> _services = [];
    private readonly LocalPostgres _postgres;
    private readonly LocalEmulator _emulator;
    private readonly BareAws _aws;

    private IngestStack(LocalPostgres postgres, LocalEmulator emulator)
    {
        _postgres = postgres;
        _emulator = emulator;
        _aws = new BareAws(emulator.ServiceUrl);
    }

    public BenchService Ingest { get; private set; } = null!;

    /// <summary>The services' database.</summary>
    public string ConnectionString => _postgres.ConnectionString;

    /// <summary>CPU time of PostgreSQL and all its processes, in microseconds.</summary>
    public double PostgresCpuMicroseconds => ProcessTimes.OfFamily(_postgres.ProcessId);

    /// <summary>The queue that Ingest sends to, as a bare loop uses it.</summary>
    public BareQueue Commands { get; private set; } = null!;

    public static async Task<IngestStack> StartAsync(BenchSettings settings, CancellationToken cancellationToken)
    {
        settings.Screen.Progress("Starting PostgreSQL, an emulator and Ingest of its own");
        var emulator = await LocalEmulator.StartAsync(new LocalEmulatorOptions { Progress = settings.Screen.Progress }, cancellationToken);
        var postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions(), cancellationToken);
        var stack = new IngestStack(postgres, emulator);
        await FluxaDatabase.MigrateAsync(postgres.ConnectionString, cancellationToken);
        await DatabaseRoles.EnsureAsync(postgres.ConnectionString, cancellationToken);
        await PayloadBucket.EnsureAsync(ServiceEnvironment.Create(postgres.ConnectionString, emulator.ServiceUrl), cancellationToken);
        stack.Ingest = await stack.StartServiceAsync("Fluxa.Ingest", cancellationToken);
        stack.Commands = await BareQueue.CreateAsync(stack._aws, Queue, cancellationToken);
        return stack;
    }

    /// <summary>Starts a service and waits until it can do its work.</summary>
    public Task<BenchService> StartServiceAsync(string project, CancellationToken cancellationToken) => StartServiceAsync(project, new Dictionary<string, string?>(), cancellationToken);

    /// <summary>The same, with settings of its own besides.</summary>
    public async Task<BenchService> StartServiceAsync(string project, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var environment = ServiceEnvironment.Create(ServicePlan.Of(project).ConnectTo(_postgres.ConnectionString), _emulator.ServiceUrl);
        foreach (var (key, value) in settings)
        {
            environment[key] = value;
        }

        var process = await LocalService.StartAsync(new LocalServiceOptions { Project = project, Environment = environment }, cancellationToken);
        var service = new BenchService(process);
        _services.Add(service);
        await process.WaitReadyAsync(ReadyTime, cancellationToken);
        return service;
    }

    /// <summary>Posts a body and demands 202.</summary>
    public Task<string> PostAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => PostAsync(Ingest, path, body, cancellationToken);

    /// <summary>Posts a body to an Ingest of one's own and demands 202.</summary>
    public static async Task<string> PostAsync(BenchService ingest, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await ingest.Http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken).ConfigureAwait(false);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return (int)response.StatusCode == 202 ? answer : throw new CliException($"{path} answered {(int)response.StatusCode}: {answer}");
    }

    /// <summary>Posts an event under an API key; answers the status.</summary>
    public static async Task<int> PostUnderKeyAsync(BenchService ingest, string key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/events", UriKind.Relative)) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-API-Key", key);
        using var response = await ingest.Http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return (int)response.StatusCode;
    }

    /// <summary>Makes an API key for a tenant; answers its text.</summary>
    public async Task<string> MakeKeyAsync(string tenant, CancellationToken cancellationToken)
    {
        var key = await new ApiKeyAdministration(_postgres.ConnectionString, TimeProvider.System).CreateAsync(new ApiKeyOrder(tenant, "bench", ApiScopes.Ingest, null), cancellationToken);
        return key!.Text.Reveal();
    }

    /// <summary>So many events as one JSON array; each like the single one.</summary>
    public static byte[] Batch(int events) => Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat(Event, events)) + "]");

    /// <summary>A card transaction without an id, of a usual size.</summary>
    public const string Event =
        """{"user_id":"u-48213","amount":12.50,"currency":"EUR","merchant":"Café Zürich","timestamp":"2026-01-02T04:04:05+01:00","metadata":{"channel":"pos","terminal":"T-1182","items":3}}""";

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        _aws.Dispose();
        await _emulator.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
