using Fluxa.Cli.Bench.Report;
using Fluxa.LocalInfrastructure.Emulator;

namespace Fluxa.Cli.Bench.Transport;

/// <summary>What messages cost where AWS bills: the requests that arrive at the endpoint while many callers send and one endpoint consumes.</summary>
internal sealed class RequestCount(TransportGround ground, LocalEmulator emulator)
{
    private const int Callers = 100;
    private static readonly string[] Billed = ["SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteMessage", "DeleteMessageBatch", "ChangeMessageVisibility", "ChangeMessageVisibilityBatch"];
    private readonly int _count = ground.Settings.Scaled(20_000 / Callers) * Callers;

    public async Task<BenchMeasure> MeasureAsync(CancellationToken cancellationToken)
    {
        var (name, queue) = await ground.NewQueueAsync("requests", cancellationToken);
        var endpoint = await ground.Bus.QueueAsync(name);
        var left = _count;
        var consumed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = await CountAsync(cancellationToken);

        var handle = ground.Bus.Consume(name, held: 100, () =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                consumed.SetResult();
            }
        });
        await Crowd.RunAsync(Callers, _count, () => endpoint.Send(ground.Order, cancellationToken));
        await consumed.Task.WaitAsync(cancellationToken);
        await handle.StopAsync(cancellationToken);

        var requests = await CountAsync(cancellationToken) - before;
        await queue.RemoveAsync(cancellationToken);
        ground.Settings.Screen.Progress($"requests: {requests} for {_count} messages");
        return new BenchMeasure("requests", "send, receive and delete", "requests/message", (double)requests / _count, Target: BenchTarget.AtMostValue(0.32));
    }

    private async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        var counts = await emulator.CountRequestsAsync(cancellationToken);
        return Billed.Sum(operation => counts.GetValueOrDefault(operation));
    }
}
