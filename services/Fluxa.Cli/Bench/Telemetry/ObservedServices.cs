using Fluxa.Cli.Bench.Bare;
using Fluxa.Cli.Bench.Pipeline;
using Fluxa.Cli.Bench.Stack;
using Fluxa.Contracts;
using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.Cli.Bench.Telemetry;

/// <summary>An Ingest and a Processor that run in one mode, with queues and topics of their own beside those of the other modes.</summary>
internal sealed class ObservedServices : IDisposable
{
    public const string Post = "post_rate";
    public const string PostCpu = "post_cpu";
    public const string Process = "process_rate";
    public const string ProcessCpu = "process_cpu";
    private const int Connections = 64;

    private readonly LocalService _ingest;
    private readonly LocalService _processor;
    private readonly BareQueue _queue;
    private readonly ProcessorDrain _drain;
    private readonly PostLoad _load;

    private ObservedServices(BenchStack stack, LocalService ingest, LocalService processor, BareQueue queue, TimeProvider clock)
    {
        (_ingest, _processor, _queue) = (ingest, processor, queue);
        _drain = new ProcessorDrain(stack, queue, clock);
        _load = new PostLoad(ingest.Url, PostBody.At(clock.GetUtcNow()), 202, Connections, clock);
    }

    public static async Task<ObservedServices> StartAsync(BenchStack stack, TelemetryMode mode, TimeProvider clock, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?>(mode.Settings) { ["Fluxa__Topology__Prefix"] = $"{mode.Key}-" };
        var processor = await stack.StartServiceAsync("Fluxa.Processor", settings, cancellationToken);
        var ingest = await stack.StartServiceAsync("Fluxa.Ingest", settings, cancellationToken);
        var queue = await BareQueue.OpenAsync(stack.Emulator.ServiceUrl, $"{mode.Key}-{FluxaQueues.ProcessEvent}", cancellationToken);
        return new ObservedServices(stack, ingest, processor, queue, clock);
    }

    /// <summary>Posts events while the Processor stands still, then lets it work until its queue is empty and every notification is out.</summary>
    public async Task<IReadOnlyDictionary<string, double>> RoundAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var figures = new Dictionary<string, double>();
        var drain = await _drain.RunAsync([_processor], PostAsync, cancellationToken);
        figures[Process] = drain.PerSecond;
        figures[ProcessCpu] = drain.DotnetMicrosecondsEach;
        return figures;

        async Task<int> PostAsync()
        {
            var before = ProcessTimes.Of(_ingest.ProcessId);
            var posted = await _load.RunAsync(duration, cancellationToken);
            figures[Post] = posted.PerSecond;
            figures[PostCpu] = (ProcessTimes.Of(_ingest.ProcessId) - before) / posted.Latency.Count;
            return (int)posted.Latency.Count;
        }
    }

    public void Dispose() => _queue.Dispose();
}
