using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

/// <summary>Attributes, tags and lifetimes reach the queues and topics they were written for.</summary>
public sealed class EntitySettingsTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("settings");

    [Fact]
    public async Task Gives_a_queue_its_attributes_and_its_companions_theirs()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.SendTopology.ConfigureErrorSettings = error => error.QueueAttributes["MessageRetentionPeriod"] = 1_209_600;
            cfg.ReceiveEndpoint(_queue, endpoint =>
            {
                endpoint.QueueAttributes["MessageRetentionPeriod"] = 3_600;
                endpoint.QueueAttributes["VisibilityTimeout"] = 45;
                endpoint.QueueTags["team"] = "payments";
                endpoint.Keep(new Inbox<Order>());
            });
        });

        var own = await AttributesAsync(bus, _queue);
        var error = await AttributesAsync(bus, _queue + "_error");

        Assert.Equal(("3600", "45"), (own["MessageRetentionPeriod"], own["VisibilityTimeout"]));
        Assert.Equal(("1209600", "30"), (error["MessageRetentionPeriod"], error["VisibilityTimeout"]));
    }

    [Fact]
    public async Task Gives_topics_the_attributes_of_all_and_those_of_their_type()
    {
        var scope = EmulatorFixture.UniqueName("scope");
        await using var bus = await TestBus.StartAsync(
            emulator,
            (_, cfg) =>
            {
                cfg.PublishTopology.TopicAttributes["DisplayName"] = "all";
                cfg.Publish<Order>(topic => topic.TopicAttributes["DisplayName"] = "orders");
                cfg.ReceiveEndpoint(_queue, endpoint =>
                {
                    endpoint.Keep(new Inbox<Order>());
                    endpoint.Keep(new Inbox<GetOrder>());
                });
            },
            scope: scope);

        var names = $"{scope}_Fluxa_Transport_AmazonSqs_Tests_Buses-";
        Assert.Equal<string?>(["orders", "all"], await bus.TopicAttributeAsync("DisplayName", names + nameof(Order), names + nameof(GetOrder)));
    }

    [Fact]
    public async Task Removes_a_temporary_endpoints_queue_when_the_bus_stops()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.AutoDelete = true;
            endpoint.Durable = false;
            endpoint.Keep(new Inbox<Order>());
        }));

        await bus.StopAsync();

        Assert.Null(await bus.Clients.Sqs.FindQueueUrlAsync(_queue, CancellationToken.None));
    }

    [Fact]
    public async Task Empties_a_queue_that_is_purged_on_startup()
    {
        await using (var earlier = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.DeployTopologyOnly = true;
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(new Inbox<Order>()));
        }))
        {
            await earlier.SendAsync(_queue, new Order("old"));
        }

        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.PurgeOnStartup = true;
            endpoint.Keep(inbox);
        }));
        await bus.SendAsync(_queue, new Order("new"));

        Assert.Equal([new Order("new")], await inbox.WaitAsync());
    }

    private static async Task<IReadOnlyDictionary<string, string>> AttributesAsync(TestBus bus, string queue) =>
        await bus.Clients.Sqs.GetQueueAttributesAsync((await bus.Clients.Sqs.FindQueueUrlAsync(queue, CancellationToken.None))!, CancellationToken.None);
}
