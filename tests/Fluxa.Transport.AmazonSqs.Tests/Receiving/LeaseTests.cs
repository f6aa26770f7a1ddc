using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class LeaseTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("lease");

    [Fact]
    public async Task Keeps_a_message_hidden_while_its_consumer_works_beyond_the_visibility_timeout()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.VisibilityTimeout = TimeSpan.FromSeconds(2);
            endpoint.Handler<Order>(async context =>
            {
                await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, context.CancellationToken);
                await inbox.Add(context.Message);
            });
        }));

        await bus.SendAsync(_queue, new Order("1"));

        await inbox.WaitAsync();
        await bus.BecomesEmptyAsync(_queue);
        Assert.Single(inbox.Items);
    }

    [Fact]
    public async Task Cancels_the_consumer_when_its_longest_time_is_over_and_SQS_delivers_again()
    {
        var inbox = new Inbox<bool>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.VisibilityTimeout = TimeSpan.FromSeconds(2);
            endpoint.MaxVisibilityTimeout = TimeSpan.FromSeconds(3);
            endpoint.Handler<Order>(async context =>
            {
                var again = context.ReceiveContext.Redelivered;
                await inbox.Add(again);
                await Task.Delay(again ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            });
        }));

        await bus.SendAsync(_queue, new Order("1"));

        var seen = await inbox.WaitAsync(2);
        Assert.Equal<bool[]>([false, true], seen);
        await bus.BecomesEmptyAsync(_queue);
        Assert.Equal((0, 0), await bus.CountAsync(_queue + "_error"));
    }

    [Fact]
    public async Task Cancels_the_consumer_when_the_message_is_taken_away()
    {
        var cancelled = new Signal("the consumer is cancelled");
        var entered = new Inbox<string>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.VisibilityTimeout = TimeSpan.FromSeconds(2);
            endpoint.Handler<Order>(async context =>
            {
                using var registration = context.CancellationToken.Register(cancelled.Set);
                await entered.Add(context.Message.Id);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            });
        }));
        await bus.SendAsync(_queue, new Order("1"));
        await entered.WaitAsync();

        var url = await bus.Clients.Sqs.FindQueueUrlAsync(_queue, CancellationToken.None);
        await bus.Clients.Sqs.PurgeQueueAsync(url!, CancellationToken.None);

        await cancelled.WaitAsync();
        Assert.Equal((0, 0), await bus.CountAsync(_queue + "_error"));
    }
}
