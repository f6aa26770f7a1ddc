using Fluxa.Cli.Bench.Bare;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>A full queue until it is empty: the bare loop, the Processor, and the Processor once more with copies of the same events.</summary>
internal sealed class DrainRounds(PipelineGround ground)
{
    /// <summary>Messages in the queue, as the target has it.</summary>
    public const int Messages = 50_000;

    private const string First = "rate";
    private const string Copies = "copies";
    private const string Loop = "bare loop";
    private readonly ProcessorDrain _drain = new(ground.Stack, ground.Queue, ground.Clock);
    private List<BareMessage> _messages = [];

    public async Task<PartFigures> MeasureAsync(CancellationToken cancellationToken)
    {
        var figures = await new Comparison(ground.Settings.Rounds, ground.Settings.Screen).RunAsync("Processor, events/s", First, FloorAsync, OursAsync, cancellationToken);
        double Ours(string figure) => figures.Ours(figure);
        return new(
        [
            new("processor_rate", "Processor: full queue → rows committed, notifications out, queue empty", "events/s", Ours(First), figures.Floor(First), Loop, BenchTarget.RatioAtLeast(0.7)),
            new("statements", "Statements an event", "statements", Ours("statements"), figures.Floor("statements"), Loop, BenchTarget.AtMostValue(0.05)),
            new("requests", "Requests to SQS and SNS an event", "requests", Ours("requests"), figures.Floor("requests"), Loop, BenchTarget.AtMostValue(0.4)),
            new("wal", "Write-ahead log an event", "bytes", Ours("wal"), figures.Floor("wal"), Loop, BenchTarget.AtMostValue(2200)),
            new("cpu", "CPU an event, Processor and PostgreSQL", "µs", Ours("cpu"), figures.Floor("cpu"), Loop, BenchTarget.AtMostValue(200)),
            new("cpu_postgres", "of it PostgreSQL", "µs", Ours("cpu_postgres"), figures.Floor("cpu_postgres"), Loop),
            new("cpu_emulator", "CPU an event, emulator", "µs", Ours("cpu_emulator"), figures.Floor("cpu_emulator"), Loop),
            new("duplicates_rate", "Processor: nothing but copies", "events/s", Ours(Copies), Ours(First), "first-time events", BenchTarget.RatioAtLeast(1)),
            new(SeedMetrics.Throughput, "One Processor, a minute", "events", Ours(First) * 60),
        ]);
    }

    private async Task<IReadOnlyDictionary<string, double>> FloorAsync(CancellationToken cancellationToken)
    {
        _messages = ground.Commands(ground.Settings.Scaled(Messages, BareQueue.Batch));
        await QueueFill.RunAsync(ground.BareQueue, _messages, cancellationToken);
        var before = await Consumption.NowAsync(ground.Stack, [Environment.ProcessId], cancellationToken);
        var started = ground.Clock.GetTimestamp();
        await new BareLoop(ground.BareQueue, ground.Tables).DrainAsync(_messages.Count, cancellationToken);
        var elapsed = ground.Clock.GetElapsedTime(started);
        return Figures(new Drain(_messages.Count, elapsed, await Consumption.NowAsync(ground.Stack, [Environment.ProcessId], cancellationToken) - before));
    }

    private async Task<IReadOnlyDictionary<string, double>> OursAsync(CancellationToken cancellationToken)
    {
        var figures = Figures(await _drain.RunAsync([ground.Processor], _messages, cancellationToken));
        figures[Copies] = (await _drain.RunAsync([ground.Processor], _messages, cancellationToken)).PerSecond;
        return figures;
    }

    private static Dictionary<string, double> Figures(Drain drain) => new()
    {
        [First] = drain.PerSecond,
        ["statements"] = drain.StatementsEach,
        ["requests"] = drain.RequestsEach,
        ["wal"] = drain.WalBytesEach,
        ["cpu"] = drain.DotnetMicrosecondsEach + drain.PostgresMicrosecondsEach,
        ["cpu_postgres"] = drain.PostgresMicrosecondsEach,
        ["cpu_emulator"] = drain.EmulatorMicrosecondsEach,
    };
}
