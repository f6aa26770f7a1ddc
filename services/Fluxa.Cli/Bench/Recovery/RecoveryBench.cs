using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench.Recovery;

/// <summary><c>fluxa bench recovery</c>: how fast failures are collected and sent back.</summary>
internal sealed class RecoveryBench(TimeProvider clock) : IBench
{
    private static readonly string[] Notes =
    [
        "Collect: a full error queue until it is empty and every failure is committed. Floor: a bare loop, receive ten → one statement for failure, message and attempt → delete ten, in 8 loops; it reads no fault, groups nothing and knows no copies.",
        "Redrive: real events through a real Processor, rate 500/s, without the canary (whose pauses for outcomes are no part of a rate); measured between the first claim and the last, without the first batch.",
    ];

    public string Name => "recovery";

    public string About => "Measure Recovery: collecting against a bare loop, its memory with 100,000 messages in the error queue, and how well a redrive of 10,000 keeps its rate.";

    public async Task<BenchReport> RunAsync(BenchSettings settings, CancellationToken cancellationToken)
    {
        await using var ground = await RecoveryGround.PrepareAsync(settings, clock, cancellationToken);
        List<BenchMeasure> measures =
        [
            .. await new RedriveRate(ground).MeasureAsync(cancellationToken),
            .. await new CollectRounds(ground).MeasureAsync(cancellationToken),
            .. await new CollectMemory(ground).MeasureAsync(cancellationToken),
        ];
        return new BenchReport(Name, clock.GetUtcNow(), Machine.Description, settings.Rounds, measures, Notes);
    }
}
