using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

/// <summary>
/// How many messages of one group are in work at once, by the queue's kind. The emulator never hands out a second message of a FIFO group
/// while one is in flight, SQS does within one receive: what a higher ConcurrentDeliveryLimit makes of those is held by <see cref="WorkQueueTests"/>.
/// </summary>
public sealed class ConcurrentDeliveryTests(EmulatorFixture emulator)
{
    private const int Count = 4;

    private readonly string _queue = EmulatorFixture.UniqueName("group");

    [Theory]
    [InlineData(".fifo", 1)]
    [InlineData("", Count)]
    public async Task Runs_so_many_messages_of_a_group_together(string kind, int together)
    {
        var queue = _queue + kind;
        var (entered, left) = (new Signal("a message of the group is in work"), new Signal("a message of the group is done"));
        var leave = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var sender = await TestBus.StartAsync(emulator, (_, _) => { });
        await Task.WhenAll(Enumerable.Range(0, Count).Select(number => sender.SendAsync(queue, new Order($"{number}"), context =>
        {
            context.SetGroupId("group");
            if (kind.Length > 0)
            {
                context.SetDeduplicationId($"{number}");
            }
        })));

        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(queue, endpoint =>
        {
            endpoint.PrefetchCount = 10;
            endpoint.ConcurrentMessageLimit = 10;
            endpoint.ConcurrentDeliveryLimit = 1;
            endpoint.Handler<Order>(async _ =>
            {
                entered.Set();
                await leave.Task;
                left.Set();
            });
        }));
        await entered.WaitAsync(together);
        var inWork = entered.Count;
        leave.SetResult();
        await left.WaitAsync(Count);

        Assert.Equal(together, inWork);
    }
}
