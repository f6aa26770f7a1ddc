using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending;

public sealed class PublishTests(EmulatorFixture emulator)
{
    private readonly string _first = EmulatorFixture.UniqueName("first");
    private readonly string _second = EmulatorFixture.UniqueName("second");

    [Fact]
    public async Task Delivers_a_published_message_to_every_endpoint_that_consumes_it()
    {
        var (first, second) = (new Inbox<Order>(), new Inbox<Order>());
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.ReceiveEndpoint(_first, endpoint => endpoint.Keep(first));
            cfg.ReceiveEndpoint(_second, endpoint => endpoint.Keep(second));
        });

        await bus.Bus.Publish(new Order("1"));

        Assert.Equal([new Order("1")], await first.WaitAsync());
        Assert.Equal([new Order("1")], await second.WaitAsync());
    }

    [Fact]
    public async Task Delivers_it_raw_with_its_headers_as_attributes()
    {
        var inbox = new Inbox<(string? ContentType, string? Header, string Body)>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_first, endpoint =>
            endpoint.Handler<Order>(context => inbox.Add((
                context.ReceiveContext.TransportHeaders.Get<string>("Content-Type"),
                context.ReceiveContext.TransportHeaders.Get<string>("tenant"),
                context.ReceiveContext.Body.GetString())))));

        await bus.Bus.Publish(new Order("1"), context => context.Headers.Set("tenant", "acme"));

        var (contentType, header, body) = Assert.Single(await inbox.WaitAsync());
        Assert.Equal("application/vnd.masstransit+json", contentType);
        Assert.Equal("acme", header);
        Assert.Contains("\"messageType\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("TopicArn", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_a_message_that_a_subscription_without_raw_delivery_wrapped()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_first, endpoint =>
        {
            endpoint.QueueSubscriptionAttributes["RawMessageDelivery"] = "false";
            endpoint.Keep(inbox);
        }));

        await bus.Bus.Publish(new Order("1"));

        Assert.Equal([new Order("1")], await inbox.WaitAsync());
    }

    [Fact]
    public async Task Delivers_a_derived_message_to_an_endpoint_that_subscribed_to_its_topic()
    {
        var inbox = new Inbox<IOrderEvent>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_first, endpoint =>
        {
            endpoint.Subscribe<OrderShipped>();
            endpoint.Keep(inbox);
        }));

        await bus.Bus.Publish(new OrderShipped("1"));

        Assert.Equal("1", Assert.Single(await inbox.WaitAsync()).Id);
    }

    [Theory]
    [InlineData(null, 262_144)]
    [InlineData(10_000, 10_000)]
    public async Task Refuses_only_what_is_beyond_the_size_that_its_topic_takes(int? configured, int limit)
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.UseRawJsonSerializer(RawSerializerOptions.AnyMessageType);
            cfg.Publish<Order>(topic =>
            {
                if (configured is { } size)
                {
                    topic.TopicAttributes["MaximumMessageSize"] = size;
                }
            });
            cfg.ReceiveEndpoint(_first, endpoint => endpoint.Keep(inbox));
        });

        var tooLarge = bus.Bus.Publish(new Order("1", new string('x', limit)));
        var beside = bus.Bus.Publish(new Order("2", new string('x', limit - 2_000)));

        var refused = await Assert.ThrowsAsync<Fluxa.Transport.AmazonSqs.Aws.MessageTooLargeException>(() => tooLarge);
        await beside;
        Assert.Contains($"{limit}", refused.Message, StringComparison.Ordinal);
        Assert.Equal("2", Assert.Single(await inbox.WaitAsync()).Id);
    }

    [Fact]
    public async Task Leaves_a_message_type_alone_whose_topology_was_switched_off()
    {
        var (subscribed, unsubscribed) = (new Inbox<Order>(), new Inbox<Order>());
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.ReceiveEndpoint(_first, endpoint => endpoint.Keep(subscribed));
            cfg.ReceiveEndpoint(_second, endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.Keep(unsubscribed);
            });
        });

        await bus.Bus.Publish(new Order("1"));
        await subscribed.WaitAsync();
        await bus.SendAsync(_second, new Order("2"));

        Assert.Equal([new Order("2")], await unsubscribed.WaitAsync());
    }
}
