using System.Collections.Concurrent;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class FifoTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("fifo") + ".fifo";

    [Fact]
    public async Task Keeps_the_order_of_each_group_while_groups_run_side_by_side()
    {
        const int perGroup = 15;
        var inbox = new Inbox<Order>();
        var running = new ConcurrentDictionary<string, bool>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(async context =>
        {
            Assert.True(running.TryAdd(context.Message.Text, true), "Two messages of one group ran together");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
            running.TryRemove(context.Message.Text, out var _);
            await inbox.Add(context.Message);
        })));

        for (var number = 0; number < perGroup; number++)
        {
            await Task.WhenAll(SendAsync(bus, number, "a"), SendAsync(bus, number, "b"), SendAsync(bus, number, "c"));
        }

        var seen = await inbox.WaitAsync(3 * perGroup);
        Assert.All(seen.GroupBy(order => order.Text), group =>
            Assert.Equal(Enumerable.Range(0, perGroup).Select(number => $"{number}"), group.Select(order => order.Id)));
    }

    [Fact]
    public async Task Keeps_the_order_of_a_group_that_is_published_to_a_FIFO_topic()
    {
        const int count = 12;
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.Message<Order>(message => message.SetEntityName("orders-" + _queue));
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox));
        });

        for (var number = 0; number < count; number++)
        {
            await bus.Bus.Publish(new Order($"{number}", "a"), context =>
            {
                context.SetGroupId("a");
                context.SetDeduplicationId($"{number}");
            });
        }

        Assert.Equal(Enumerable.Range(0, count).Select(number => $"{number}"), (await inbox.WaitAsync(count)).Select(order => order.Id));
    }

    [Fact]
    public async Task Moves_a_faulted_message_to_a_FIFO_error_queue_in_its_group()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
            endpoint.Handler<Order>(_ => throw new InvalidOperationException("no"))));

        await SendAsync(bus, 1, "a");

        var moved = await bus.TakeAsync(_queue.Replace(".fifo", "_error.fifo", StringComparison.Ordinal));
        Assert.Equal("a", moved.SystemAttributes["MessageGroupId"]);
    }

    private Task SendAsync(TestBus bus, int number, string group) => bus.SendAsync(_queue, new Order($"{number}", group), context =>
    {
        context.SetGroupId(group);
        context.SetDeduplicationId($"{group}-{number}");
    });
}
