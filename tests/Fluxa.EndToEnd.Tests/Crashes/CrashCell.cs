using System.Text.RegularExpressions;
using Fluxa.Contracts;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.LocalInfrastructure.Running;
using Fluxa.Persistence.Roles;
using Fluxa.Testing.Fixtures;
using Fluxa.Testing.Processes;
using Npgsql;

namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>One case's own Fluxa on shared infrastructure: a database, a prefix for queues and topics, a bucket, and the processes that use them.</summary>
public sealed partial class CrashCell : IAsyncDisposable
{
    /// <summary>Its events take a Processor that is to die longer than they may.</summary>
    public const string SlowMerchant = "Slow & Sons";

    private readonly CrashStack _stack;
    private readonly string _prefix;
    private readonly List<ServiceProcess> _processes = [];
    private readonly DeadLetters _queues;

    private CrashCell(CrashStack stack, string prefix, string database)
    {
        _stack = stack;
        _prefix = prefix;
        Database = database;
        Events = new EventTable(database);
        _queues = new DeadLetters(stack.Emulator.ServiceUrl);
    }

    public string Database { get; }

    public EventTable Events { get; }

    /// <summary>A subscriber and a sender beside Fluxa.</summary>
    public EventQueue Queue { get; private set; } = null!;

    public ServiceProcess Ingest { get; private set; } = null!;

    public ServiceProcess Processor { get; private set; } = null!;

    public static async Task<CrashCell> CreateAsync(CrashStack stack, CancellationToken cancellationToken)
    {
        var prefix = EmulatorFixture.UniqueName("crash") + "-";
        var cell = new CrashCell(stack, prefix, await stack.Postgres.CreateDatabaseAsync(cancellationToken));
        using var s3 = new HttpClient { BaseAddress = stack.Emulator.ServiceUrl };
        (await s3.PutAsync($"/{cell.Bucket}", null, cancellationToken)).EnsureSuccessStatusCode();
        cell.Queue = await EventQueue.ConnectAsync(stack.Emulator.ServiceUrl, cancellationToken, prefix);
        return cell;
    }

    /// <summary>Starts Ingest; with a point, the process is to die there.</summary>
    public async Task StartIngestAsync(CancellationToken cancellationToken, string point = "")
    {
        Ingest = await StartAsync("Fluxa.Ingest", point, cancellationToken);
        await Ingest.WaitReadyAsync(cancellationToken);
    }

    /// <summary>Starts a Processor; with a point, the process is to die there, perhaps before it is ready.</summary>
    public async Task StartProcessorAsync(CancellationToken cancellationToken, string point = "")
        => Processor = await StartAsync("Fluxa.Processor", point, cancellationToken);

    /// <summary>Breaks this cell's calls of one kind, nobody else's.</summary>
    public IDisposable Break(string service, string operation)
        => _stack.AwsProxy.Plan.Add(new(new AwsFault.Fail(System.Net.HttpStatusCode.InternalServerError, "InternalError"))
        {
            Service = service,
            Operation = operation,
            Resource = _prefix.TrimEnd('-'),
        });

    public async Task<Leftovers> LookAsync(CancellationToken cancellationToken) => new(
        await DepthAsync(FluxaQueues.ProcessEvent, cancellationToken),
        await DepthAsync(DeadLetters.ErrorQueue, cancellationToken),
        await Events.CountAsync("events", cancellationToken),
        await Events.CountAsync("idempotency_keys", cancellationToken),
        await Events.CountAsync("outbox", cancellationToken),
        await ObjectsAsync(cancellationToken));

    /// <summary>What is in the error queue.</summary>
    public Task<IReadOnlyList<string>> DeadLettersAsync(CancellationToken cancellationToken)
        => _queues.BodiesAsync(_prefix + DeadLetters.ErrorQueue, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.KillAsync(CancellationToken.None);
            await process.DisposeAsync();
        }

        await Queue.DisposeAsync();
        _queues.Dispose();
    }

    private string Bucket => _prefix.TrimEnd('-');

    private async Task<long> DepthAsync(string queue, CancellationToken cancellationToken)
        => await _queues.ExistsAsync(_prefix + queue, cancellationToken) ? await _queues.DepthAsync(_prefix + queue, cancellationToken) : 0;

    private async Task<long> ObjectsAsync(CancellationToken cancellationToken)
    {
        using var s3 = new HttpClient { BaseAddress = _stack.Emulator.ServiceUrl };
        return ObjectKey().Count(await s3.GetStringAsync($"/{Bucket}?list-type=2", cancellationToken));
    }

    private async Task<ServiceProcess> StartAsync(string project, string point, CancellationToken cancellationToken)
    {
        var environment = ServiceEnvironment.Create(
            DatabaseRoles.ConnectAs(new NpgsqlConnectionStringBuilder(Database) { MaxPoolSize = 10 }.ConnectionString, project == "Fluxa.Ingest" ? ServiceRole.Ingest : ServiceRole.Processor), _stack.AwsProxy.ServiceUrl, _prefix);
        environment["FLUXA_CRASH_POINT"] = point;
        environment["Fluxa__Payloads__Bucket"] = Bucket;
        // What the dead held comes back after these times, and the run waits for it.
        environment["Fluxa__Outbox__Lease"] = "00:00:05";
        environment["Fluxa__Processor__Visibility"] = "00:00:09";
        environment["Fluxa__Processor__HandlerLimit"] = "00:00:01.5";
        if (point.Length > 0)
        {
            environment["Fluxa__Practice__DelayMerchant"] = SlowMerchant;
        }

        // A slow machine must not put a copy of each event into the outbox: what a case leaves is counted.
        environment["Fluxa__Ingest__SendPatience"] = "00:00:04";
        environment["Fluxa__Ingest__OutboxTimeout"] = "00:00:10";
        environment["Fluxa__Processor__Retries"] = "1";
        environment["Fluxa__InboxCleaner__Interval"] = "00:00:01";
        environment["Fluxa__InboxCleaner__StepRows"] = "2";
        var process = await ServiceProcess.StartAsync(project, environment, cancellationToken);
        _processes.Add(process);
        return process;
    }

    [GeneratedRegex("<Key>")]
    private static partial Regex ObjectKey();
}
