using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;

namespace Fluxa.Transport.AmazonSqs.Tests.Topology;

/// <summary>Which of AWS's operations are called, and so which rights a role needs.</summary>
public sealed class RightsTests(EmulatorFixture emulator)
{
    private static readonly string[] Consuming =
        ["ChangeMessageVisibilityBatch", "DeleteMessageBatch", "GetCallerIdentity", "GetQueueAttributes", "GetQueueUrl", "GetTopicAttributes", "PublishBatch", "ReceiveMessage", "SendMessageBatch"];

    private readonly string _queue = EmulatorFixture.UniqueName("rights");
    private readonly string _scope = EmulatorFixture.UniqueName("scope");

    [Fact]
    public async Task Needs_no_right_to_create_set_or_subscribe_where_nothing_is_deployed()
    {
        await using (await StartAsync(emulator.ServiceUrl, deploy: true, new Inbox<Order>()))
        {
        }

        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, CancellationToken.None);
        var inbox = new Inbox<Order>();
        await using var bus = await StartAsync(proxy.ServiceUrl, deploy: false, inbox);
        await bus.Bus.Publish(new Order("1"));
        await bus.SendAsync(_queue, new Order("2"));
        await inbox.WaitAsync(2);
        await bus.StopAsync();

        Assert.Empty(proxy.Counts.Keys.Select(call => call.Operation).Except(Consuming));
    }

    [Fact]
    public async Task Lists_neither_queues_nor_topics_of_the_account_when_it_deploys()
    {
        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, CancellationToken.None);
        var inbox = new Inbox<Order>();
        await using var bus = await StartAsync(proxy.ServiceUrl, deploy: true, inbox);

        await bus.Bus.Publish(new Order("1"));
        await inbox.WaitAsync();

        Assert.DoesNotContain(proxy.Counts.Keys, call => call.Operation is "ListTopics" or "ListQueues" or "ListSubscriptions");
    }

    private Task<TestBus> StartAsync(Uri through, bool deploy, Inbox<Order> inbox) => TestBus.StartAsync(
        emulator,
        (_, cfg) =>
        {
            cfg.DeployTopology = deploy;
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox));
        },
        scope: _scope,
        through: through);
}
