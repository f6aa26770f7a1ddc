using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class SubscriptionFilterTests(EmulatorFixture emulator)
{
    private readonly string _foo = EmulatorFixture.UniqueName("foo");
    private readonly string _bar = EmulatorFixture.UniqueName("bar");

    [Fact]
    public async Task Lets_SNS_choose_the_queue_by_a_header_that_the_subscription_filters()
    {
        var (foo, bar) = (new Inbox<Order>(), new Inbox<Order>());
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.ReceiveEndpoint(_foo, endpoint => Filter(endpoint, "foo", foo));
            cfg.ReceiveEndpoint(_bar, endpoint => Filter(endpoint, "bar", bar));
        });

        await bus.Bus.Publish(new Order("1"), context => context.Headers.Set("RoutingKey", "foo"));
        await bus.Bus.Publish(new Order("2"), context => context.Headers.Set("RoutingKey", "bar"));

        Assert.Equal([new Order("1")], await foo.WaitAsync());
        Assert.Equal([new Order("2")], await bar.WaitAsync());
    }

    private static void Filter(IAmazonSqsReceiveEndpointConfigurator endpoint, string key, Inbox<Order> inbox)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.Subscribe<Order>(topic => topic.TopicSubscriptionAttributes["FilterPolicy"] = $$"""{"RoutingKey":["{{key}}"]}""");
        endpoint.Keep(inbox);
    }
}
