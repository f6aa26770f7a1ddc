using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class EntityNameTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("named");
    private readonly string _topic = EmulatorFixture.UniqueName("orders");

    [Fact]
    public async Task Publishes_a_type_to_the_topic_it_was_named()
    {
        var inbox = new Inbox<string>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.Message<Order>(message => message.SetEntityName(_topic));
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(context => inbox.Add($"{context.DestinationAddress}")));
        });

        await bus.Bus.Publish(new Order("1"));

        Assert.Equal([$"amazonsqs://us-east-1/{_topic}?type=topic"], await inbox.WaitAsync());
    }

    [Fact]
    public async Task Subscribes_to_a_topic_by_name()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.Message<Order>(message => message.SetEntityName(_topic));
            cfg.ReceiveEndpoint(_queue, endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.Subscribe(_topic);
                endpoint.Keep(inbox);
            });
        });

        await bus.Bus.Publish(new Order("1"));

        Assert.Equal([new Order("1")], await inbox.WaitAsync());
    }
}
