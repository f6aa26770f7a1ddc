using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class OutboxTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("outbox");

    [Fact]
    public async Task Sends_once_what_a_redelivered_consumer_sends_at_every_attempt()
    {
        var attempts = 0;
        var inbox = new Inbox<OrderShipped>();
        await using var bus = await TestBus.StartAsync(emulator, (context, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.UseDelayedRedelivery(redelivery => redelivery.Interval(2, TimeSpan.FromSeconds(1)));
            endpoint.UseInMemoryOutbox(context);
            endpoint.Handler<Order>(async order =>
            {
                await order.Send(new Uri($"queue:{_queue}"), new OrderShipped(order.Message.Id));
                if (Interlocked.Increment(ref attempts) < 3)
                {
                    throw new InvalidOperationException("not yet");
                }
            });
            endpoint.Keep(inbox);
        }));

        await bus.SendAsync(_queue, new Order("1"));

        await inbox.WaitAsync();
        await bus.BecomesEmptyAsync(_queue);
        Assert.Equal(3, attempts);
        Assert.Single(inbox.Items);
    }
}
