using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class RedeliveryTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("redelivery");

    [Fact]
    public async Task Redelivers_a_faulted_message_later_with_its_count()
    {
        var inbox = new Inbox<int>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.UseDelayedRedelivery(retry => retry.Intervals(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)));
            endpoint.Handler<Order>(context =>
            {
                inbox.Add(context.GetRedeliveryCount());
                return context.GetRedeliveryCount() < 2 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
            });
        }));

        await bus.SendAsync(_queue, new Order("1"));

        var seen = await inbox.WaitAsync(3);
        Assert.Equal<int[]>([0, 1, 2], seen);
        await bus.BecomesEmptyAsync(_queue);
    }

    [Fact]
    public async Task Receives_a_message_again_that_the_error_queue_could_not_take()
    {
        var inbox = new Inbox<bool>();
        var attempts = 0;
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.RedeliverVisibilityTimeout = 0;
            endpoint.ConfigureFaultAttributes((_, _) =>
            {
                if (Interlocked.Increment(ref attempts) == 1)
                {
                    throw new InvalidOperationException("the error queue is out of reach");
                }
            });
            endpoint.Handler<Order>(async context =>
            {
                await inbox.Add(context.ReceiveContext.Redelivered);
                throw new InvalidOperationException("consumer failed");
            });
        }));

        await bus.SendAsync(_queue, new Order("1"));

        var seen = await inbox.WaitAsync(2);
        Assert.Equal<bool[]>([false, true], seen);
        Assert.Contains("1", (await bus.TakeAsync(_queue + "_error")).Body, StringComparison.Ordinal);
        await bus.BecomesEmptyAsync(_queue);
    }
}
