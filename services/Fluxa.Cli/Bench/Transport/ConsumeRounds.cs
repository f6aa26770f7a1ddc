using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>A full queue is emptied: by loops of receive and delete, and by a consumer on our transport with as many polls.</summary>
internal sealed class ConsumeRounds(TransportGround ground)
{
    private const int Polls = 10;
    private const string FloorTitle = "loops of receive 10, delete batch";
    private readonly int _count = ground.Settings.Scaled(20_000 / BareQueue.Batch) * BareQueue.Batch;

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var figures = await ground.Comparison.RunAsync("consume", Effort.Rate, FloorAsync, OursAsync, cancellationToken);
        return
        [
            new("consume_rate", "consume", "messages/s", figures.Ours(Effort.Rate), figures.Floor(Effort.Rate), FloorTitle, BenchTarget.RatioAtLeast(0.85)),
            new("consume_cpu", "consume, CPU", "µs/message", figures.Ours(Effort.CpuMicroseconds), figures.Floor(Effort.CpuMicroseconds), FloorTitle),
            new("consume_allocated", "consume, allocated", "bytes/message", figures.Ours(Effort.Bytes), figures.Floor(Effort.Bytes), FloorTitle),
        ];
    }

    private async Task<IReadOnlyDictionary<string, double>> FloorAsync(CancellationToken cancellationToken)
    {
        var (_, queue) = await ground.NewQueueAsync("floor", cancellationToken);
        await ground.FillAsync(queue, _count, cancellationToken);
        var left = _count;
        var deleted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var loops = Task.CompletedTask;

        var effort = await Effort.OfAsync(async () =>
        {
            loops = Task.WhenAll(Enumerable.Range(0, Polls).Select(_ => Task.Run(LoopAsync, cancellationToken)));
            await Task.WhenAny(loops, deleted.Task);
        });

        // Those that found nothing more wait out their poll off the clock.
        await loops;
        await queue.RemoveAsync(cancellationToken);
        return effort.Per(_count);

        async Task LoopAsync()
        {
            while (Volatile.Read(ref left) > 0)
            {
                var count = await queue.ReceiveAndDeleteAsync(cancellationToken).ConfigureAwait(false);
                if (count > 0 && Interlocked.Add(ref left, -count) == 0)
                {
                    deleted.SetResult();
                }
            }
        }
    }

    private async Task<IReadOnlyDictionary<string, double>> OursAsync(CancellationToken cancellationToken)
    {
        var (name, queue) = await ground.NewQueueAsync("ours", cancellationToken);
        await ground.FillAsync(queue, _count, cancellationToken);
        var left = _count;
        var consumed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // From before the endpoint's first call until the queue is empty: its start and its last delete count too.
        var handle = default(MassTransit.HostReceiveEndpointHandle);
        var effort = await Effort.OfAsync(async () =>
        {
            handle = ground.Bus.Consume(name, Polls * BareQueue.Batch, () =>
            {
                if (Interlocked.Decrement(ref left) == 0)
                {
                    consumed.SetResult();
                }
            });
            await consumed.Task.WaitAsync(cancellationToken);
            while (await queue.CountAsync(cancellationToken) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        });

        await handle!.StopAsync(cancellationToken);
        await queue.RemoveAsync(cancellationToken);
        return effort.Per(_count);
    }
}
