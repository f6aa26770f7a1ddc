using Fluxa.Cli.Bench.Bare;
using Fluxa.Cli.Bench.Stack;
using Fluxa.Contracts;
using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>What all measures of the pipeline stand on: one stack with Ingest, one Processor and Query, and the bare loop's queue and tables beside them.</summary>
internal sealed class PipelineGround : IAsyncDisposable
{
    private readonly KilobyteEvents _events;
    private CommandTemplate? _template;
    private int _number;

    private PipelineGround(BenchSettings settings, TimeProvider clock, BenchStack stack)
    {
        Settings = settings;
        Clock = clock;
        Stack = stack;
        Tables = new BareTables(stack.DataSource, clock);
        _events = new KilobyteEvents("bench-", clock);
    }

    public BenchSettings Settings { get; }

    public TimeProvider Clock { get; }

    public BenchStack Stack { get; }

    public BareTables Tables { get; }

    public required BareQueue Queue { get; init; }

    public required BareQueue BareQueue { get; init; }

    public required LocalService Ingest { get; init; }

    public required LocalService Processor { get; init; }

    public required LocalService Query { get; init; }

    public static async Task<PipelineGround> PrepareAsync(BenchSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        settings.Screen.Progress("Starting a stack of its own");
        var stack = await BenchStack.StartAsync(cancellationToken);
        try
        {
            var ingest = await stack.StartServiceAsync("Fluxa.Ingest", cancellationToken);
            var queue = await BareQueue.OpenAsync(stack.Emulator.ServiceUrl, FluxaQueues.ProcessEvent, cancellationToken);
            var template = await CommandTemplate.CaptureAsync(ingest.Url, queue, new KilobyteEvents("first-", clock).Make(0), cancellationToken);
            var ground = new PipelineGround(settings, clock, stack)
            {
                Queue = queue,
                BareQueue = await BareQueue.OpenAsync(stack.Emulator.ServiceUrl, "bare", cancellationToken),
                Ingest = ingest,
                Processor = await stack.StartServiceAsync("Fluxa.Processor", cancellationToken),
                Query = await stack.StartServiceAsync("Fluxa.Query", cancellationToken),
                _template = template,
            };
            await ground.Tables.CreateAsync(cancellationToken);
            return ground;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>So many commands for so many new events.</summary>
    public List<BareMessage> Commands(int count) => [.. Enumerable.Range(0, count).Select(_ => Command().Message)];

    /// <summary>A command for a new event, and the event's id.</summary>
    public (Guid Id, BareMessage Message) Command()
    {
        var sample = _events.Make(_number++);
        return (sample.Id, _template!.For(sample));
    }

    public async ValueTask DisposeAsync()
    {
        Queue.Dispose();
        BareQueue.Dispose();
        await Stack.DisposeAsync();
    }
}
