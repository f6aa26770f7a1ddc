using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Emulator;
using Fluxa.LocalInfrastructure.Otlp;
using Fluxa.LocalInfrastructure.Postgres;
using Fluxa.LocalInfrastructure.Processes;
using Fluxa.LocalInfrastructure.Running;
using Fluxa.Persistence.Roles;
using Fluxa.Persistence.Schema;

namespace Fluxa.Cli.Up;

/// <summary>Everything that runs; stopped in the reverse order of its start, services first.</summary>
internal sealed class RunningParts(UpScreen screen) : IAsyncDisposable
{
    private const string DatabaseName = "fluxa";
    private static readonly TimeSpan ReadyTime = TimeSpan.FromSeconds(60);
    private readonly Dictionary<ServicePlan, LocalService> _services = [];
    private LocalPostgres? _postgres;
    private LocalEmulator? _emulator;
    private OtlpReceiver? _telemetry;

    private LocalPostgres Postgres => _postgres ?? throw new InvalidOperationException("PostgreSQL isn't started.");

    private LocalEmulator Emulator => _emulator ?? throw new InvalidOperationException("The emulator isn't started.");

    public async Task StartInfrastructureAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        var postgres = StartPostgresAsync(checkout, cancellationToken);
        var emulator = StartEmulatorAsync(checkout, cancellationToken);
        _telemetry = await LocalTelemetry.StartAsync(cancellationToken);
        await Task.WhenAll(postgres, emulator);
    }

    /// <summary>Makes database and bucket what the services need; answers the database's connection string.</summary>
    public async Task<string> PrepareAsync(CancellationToken cancellationToken)
    {
        var database = await Postgres.EnsureDatabaseAsync(DatabaseName, cancellationToken);
        await FluxaDatabase.MigrateAsync(database, cancellationToken);
        await DatabaseRoles.EnsureAsync(database, cancellationToken);
        await PayloadBucket.EnsureAsync(ServiceEnvironment.Create(database, Emulator.ServiceUrl), cancellationToken);
        return database;
    }

    public async Task StartServicesAsync(string database, bool keys, CancellationToken cancellationToken)
    {
        foreach (var plan in ServicePlan.All)
        {
            var service = await LocalService.StartAsync(
                new LocalServiceOptions
                {
                    Project = plan.Project,
                    PreferredPort = plan.Port,
                    Environment = LocalTelemetry.AddTo(
                        new Dictionary<string, string?>(ServiceEnvironment.Create(plan.ConnectTo(database), Emulator.ServiceUrl)) { ["Fluxa__Access__Keys"] = keys ? "On" : "Off" },
                        plan,
                        _telemetry),
                    OnLine = line => screen.Hear(plan.Name, line),
                },
                cancellationToken);
            _services[plan] = service;
            if (service.Port != plan.Port)
            {
                screen.Step($"Port {plan.Port} is in use: {plan.Name} listens on {service.Port}");
            }
        }
    }

    /// <summary>Waits for all services; the first that fails ends the wait.</summary>
    public async Task WaitReadyAsync(CancellationToken cancellationToken)
    {
        using var others = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waits = _services.Values.Select(service => service.WaitReadyAsync(ReadyTime, others.Token)).ToList();
        while (waits.Count > 0)
        {
            var next = await Task.WhenAny(waits);
            waits.Remove(next);
            if (!next.IsCompletedSuccessfully)
            {
                await others.CancelAsync();
            }

            await next;
        }
    }

    public RunState Describe(RunState state, string database) => state with
    {
        Ingest = Address("ingest"),
        Query = Address("query"),
        Recovery = Address("recovery"),
        Processor = Address("processor"),
        Telemetry = _telemetry?.Endpoint ?? string.Empty,
        Aws = Emulator.ServiceUrl.AbsoluteUri.TrimEnd('/'),
        PostgresPort = Postgres.Port,
        Postgres = database,
        Services = _services.Where(entry => entry.Value.ProcessId is not null).ToDictionary(entry => entry.Key.Project, entry => entry.Value.ProcessId!.Value),
    };

    public async Task<ChildExit> FirstExitAsync(CancellationToken cancellationToken)
    {
        Task<ChildExit>[] exits = [Postgres.Exited, Emulator.Exited, .. _services.Values.Select(service => service.Exited)];
        return await await Task.WhenAny(exits).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        screen.Step("Stopping");
        await Task.WhenAll(_services.Values.Select(service => service.DisposeAsync().AsTask()));
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        if (_telemetry is not null)
        {
            await _telemetry.DisposeAsync();
        }

        screen.Step("Stopped");
    }

    private string Address(string name) => $"http://localhost:{_services.Single(entry => entry.Key.Name == name).Value.Port}";

    private async Task StartPostgresAsync(Checkout checkout, CancellationToken cancellationToken) =>
        _postgres = await LocalPostgres.StartAsync(new LocalPostgresOptions { DataFolder = LocalData.Postgres(checkout), Progress = screen.Step }, cancellationToken);

    private async Task StartEmulatorAsync(Checkout checkout, CancellationToken cancellationToken) =>
        _emulator = await LocalEmulator.StartAsync(new LocalEmulatorOptions { DataFolder = LocalData.Emulator(checkout) }, cancellationToken);
}
