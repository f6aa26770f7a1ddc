using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>Messages are published to a topic that nobody subscribed to: by many callers at once, and by one alone.</summary>
internal sealed class PublishRounds(TransportGround ground)
{
    private const int Callers = 100;
    private const string FloorTitle = "10 loops of PublishBatch of 10";
    private const string AloneTitle = "one signed Publish";
    private const string UnsignedTitle = "one unsigned Publish";
    private readonly int _count = ground.Settings.Scaled(20_000 / Callers) * Callers;
    private readonly int _alone = ground.Settings.Scaled(1_000);

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var comparison = ground.Comparison;
        var topic = await BareTopic.CreateAsync(ground.Aws, "bench-floor", cancellationToken);
        var batch = topic.PublishBatchBody(ground.Message);
        var single = topic.PublishBody(ground.Message);
        var bus = ground.Bus.Bus;

        var many = await comparison.RunAsync(
            "publish",
            Effort.Rate,
            token => CrowdAsync(Callers / BareQueue.Batch, _count / BareQueue.Batch, () => topic.PublishAsync(batch, token)),
            token => CrowdAsync(Callers, _count, () => bus.Publish(ground.Order, token)),
            cancellationToken);
        var alone = await comparison.RunAsync(
            "publish alone",
            token => Crowd.AloneAsync(_alone, () => topic.PublishSignedAsync(single, token)),
            token => Crowd.AloneAsync(_alone, () => bus.Publish(ground.Order, token)),
            cancellationToken);
        var unsigned = await comparison.RunAsync(
            "publish alone, unsigned floor",
            token => Crowd.AloneAsync(_alone, () => topic.PublishAsync(single, token)),
            token => Crowd.AloneAsync(_alone, () => bus.Publish(ground.Order, token)),
            cancellationToken);
        return
        [
            new("publish_rate", "publish, 100 callers", "messages/s", many.Ours(Effort.Rate), many.Floor(Effort.Rate), FloorTitle, BenchTarget.RatioAtLeast(0.7)),
            new("publish_cpu", "publish, CPU", "µs/message", many.Ours(Effort.CpuMicroseconds), many.Floor(Effort.CpuMicroseconds), FloorTitle),
            new("publish_allocated", "publish, allocated", "bytes/message", many.Ours(Effort.Bytes), many.Floor(Effort.Bytes), FloorTitle),
            new("publish_alone", "publish, one caller, p50", "µs", alone.Ours, alone.Floor, AloneTitle, BenchTarget.RatioAtMost(1.2)),
            new("publish_alone_unsigned", "publish, one caller, p50", "µs", unsigned.Ours, unsigned.Floor, UnsignedTitle),
        ];
    }

    private async Task<IReadOnlyDictionary<string, double>> CrowdAsync(int callers, int calls, Func<Task> call) =>
        (await Effort.OfAsync(() => Crowd.RunAsync(callers, calls, call))).Per(_count);
}
