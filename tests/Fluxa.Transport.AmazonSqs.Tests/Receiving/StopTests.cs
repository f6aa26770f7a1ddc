using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class StopTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("stop");

    [Fact]
    public async Task Loses_and_repeats_nothing_when_stopped_under_load()
    {
        const int count = 1_000;
        var inbox = new Inbox<string>();
        var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.PrefetchCount = 60;
            endpoint.ConcurrentMessageLimit = 20;
            endpoint.Handler<Order>(async context =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
                await inbox.Add(context.Message.Id);
            });
        }));
        await using var _ = bus;
        await Task.WhenAll(Enumerable.Range(0, count).Select(number => bus.SendAsync(_queue, new Order($"{number}"))));
        await inbox.WaitAsync(50);

        await bus.StopAsync();

        var left = await bus.CountAsync(_queue);
        Assert.Equal(0, left.InFlight);
        Assert.Equal(count, left.Visible + inbox.Items.Count);
        Assert.Equal(inbox.Items.Count, inbox.Items.Distinct().Count());
        Assert.InRange(left.Visible, 1, count - 50);
    }

    [Fact]
    public async Task Lets_a_consumer_that_has_started_finish()
    {
        var (entered, release) = (new Signal("the consumer is entered"), new TaskCompletionSource());
        var inbox = new Inbox<Order>();
        var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(async context =>
        {
            entered.Set();
            await release.Task;
            await inbox.Add(context.Message);
        })));
        await using var _ = bus;
        await bus.SendAsync(_queue, new Order("1"));
        await entered.WaitAsync();

        var stop = bus.StopAsync();
        Assert.False(stop.IsCompleted);
        release.SetResult();
        await stop;

        Assert.Single(inbox.Items);
        Assert.Equal((0, 0), await bus.CountAsync(_queue));
    }

    [Fact]
    public async Task Cancels_a_consumer_that_outlasts_the_stop_and_hands_its_message_back()
    {
        var entered = new Signal("the consumer is entered");
        var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(async context =>
        {
            entered.Set();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        })));
        await using var _ = bus;
        await bus.SendAsync(_queue, new Order("1"));
        await entered.WaitAsync();

        await bus.StopAsync(patience: TimeSpan.FromSeconds(1));

        Assert.Equal((1, 0), await bus.CountAsync(_queue));
        Assert.Equal((0, 0), await bus.CountAsync(_queue + "_error"));
    }

    [Fact]
    public async Task Is_not_held_up_by_a_consumer_that_ignores_its_cancellation()
    {
        var (entered, release) = (new Signal("the consumer is entered"), new TaskCompletionSource());
        var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(async _ =>
        {
            entered.Set();
            await release.Task;
        })));
        await using var _ = bus;
        await bus.SendAsync(_queue, new Order("1"));
        await entered.WaitAsync();

        await bus.StopAsync(patience: TimeSpan.FromSeconds(1)).WaitAsync(Signal.Patience);

        Assert.Equal((0, 0), await bus.CountAsync(_queue + "_error"));
        release.SetResult();
    }

    [Fact]
    public async Task Starts_again_after_a_stop()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox)));
        await bus.SendAsync(_queue, new Order("1"));
        await inbox.WaitAsync();

        await bus.Bus.StopAsync(CancellationToken.None);
        await bus.Bus.StartAsync(CancellationToken.None);
        await bus.SendAsync(_queue, new Order("2"));

        Assert.Equal([new Order("1"), new Order("2")], await inbox.WaitAsync(2));
    }
}
