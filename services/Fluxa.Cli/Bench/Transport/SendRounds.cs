using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>Messages are sent to a queue: by many callers at once, and by one alone.</summary>
internal sealed class SendRounds(TransportGround ground)
{
    private const int Callers = 100;
    private const string FloorTitle = "10 loops of SendMessageBatch of 10";
    private const string AloneTitle = "one signed SendMessage";
    private const string UnsignedTitle = "one unsigned SendMessage";
    private readonly int _count = ground.Settings.Scaled(20_000 / Callers) * Callers;
    private readonly int _alone = ground.Settings.Scaled(1_000);

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var comparison = ground.Comparison;
        var (name, queue) = await ground.NewQueueAsync("sends", cancellationToken);
        var endpoint = await ground.Bus.QueueAsync(name);
        var batch = queue.SendBatchBody(ground.Message);
        var single = queue.SendBody(ground.Message);

        var many = await comparison.RunAsync(
            "send",
            Effort.Rate,
            token => CrowdAsync(queue, Callers / BareQueue.Batch, _count / BareQueue.Batch, () => queue.SendBatchAsync(batch, token), token),
            token => CrowdAsync(queue, Callers, _count, () => endpoint.Send(ground.Order, token), token),
            cancellationToken);
        var alone = await comparison.RunAsync(
            "send alone",
            token => AloneAsync(queue, () => queue.SendSignedAsync(single, token), token),
            token => AloneAsync(queue, () => endpoint.Send(ground.Order, token), token),
            cancellationToken);
        var unsigned = await comparison.RunAsync(
            "send alone, unsigned floor",
            token => AloneAsync(queue, () => queue.SendAsync(single, token), token),
            token => AloneAsync(queue, () => endpoint.Send(ground.Order, token), token),
            cancellationToken);
        await queue.RemoveAsync(cancellationToken);
        return
        [
            new("send_rate", "send, 100 callers", "messages/s", many.Ours(Effort.Rate), many.Floor(Effort.Rate), FloorTitle, BenchTarget.RatioAtLeast(0.7)),
            new("send_cpu", "send, CPU", "µs/message", many.Ours(Effort.CpuMicroseconds), many.Floor(Effort.CpuMicroseconds), FloorTitle),
            new("send_allocated", "send, allocated", "bytes/message", many.Ours(Effort.Bytes), many.Floor(Effort.Bytes), FloorTitle),
            new("send_alone", "send, one caller, p50", "µs", alone.Ours, alone.Floor, AloneTitle, BenchTarget.RatioAtMost(1.2)),
            new("send_alone_unsigned", "send, one caller, p50", "µs", unsigned.Ours, unsigned.Floor, UnsignedTitle),
        ];
    }

    private async Task<IReadOnlyDictionary<string, double>> CrowdAsync(BareQueue queue, int callers, int calls, Func<Task> call, CancellationToken cancellationToken)
    {
        var effort = await Effort.OfAsync(() => Crowd.RunAsync(callers, calls, call));
        await queue.PurgeAsync(cancellationToken);
        return effort.Per(_count);
    }

    private async Task<double> AloneAsync(BareQueue queue, Func<Task> call, CancellationToken cancellationToken)
    {
        var median = await Crowd.AloneAsync(_alone, call);
        await queue.PurgeAsync(cancellationToken);
        return median;
    }
}
