using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Topology;

public sealed class DeployTopologyTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("deploy");
    private readonly string _scope = EmulatorFixture.UniqueName("scope");

    [Fact]
    public async Task Runs_without_creating_anything_when_all_is_there()
    {
        var inbox = new Inbox<Order>();
        await using (await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox)), scope: _scope))
        {
        }

        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.DeployTopology = false;
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox));
        }, scope: _scope);
        await bus.Bus.Publish(new Order("1"));
        await bus.SendAsync(_queue, new Order("2"));

        Assert.Equal(["1", "2"], (await inbox.WaitAsync(2)).Select(order => order.Id).Order());
    }

    [Fact]
    public async Task Names_the_missing_queue_and_starts_as_soon_as_it_is_there()
    {
        var inbox = new Inbox<Order>();
        await using var bus = TestBus.Create(emulator, (_, cfg) =>
        {
            cfg.DeployTopology = false;
            cfg.MaxReceiveCount = null;
            cfg.ReceiveEndpoint(_queue, endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.Keep(inbox);
            });
        });

        var start = bus.Bus.StartAsync(CancellationToken.None);
        var health = await Eventually.BecomesAsync(
            "the bus says what is missing",
            () => Task.FromResult(bus.Bus.CheckHealth().Endpoints.Values.Select(endpoint => endpoint.Description).FirstOrDefault(text => text?.Contains(_queue, StringComparison.Ordinal) is true)),
            description => description is not null);
        await bus.Clients.Sqs.CreateQueueAsync(_queue, new Dictionary<string, string>(), new Dictionary<string, string>(), CancellationToken.None);
        await start.WaitAsync(Signal.Patience);
        await bus.SendAsync(_queue, new Order("1"));

        Assert.Contains("DeployTopology is off", health, StringComparison.Ordinal);
        Assert.Single(await inbox.WaitAsync());
    }

    [Fact]
    public async Task Names_all_that_is_missing_at_once()
    {
        await using var bus = TestBus.Create(
            emulator,
            (_, cfg) =>
            {
                cfg.DeployTopology = false;
                cfg.ReceiveEndpoint(_queue, endpoint =>
                {
                    endpoint.Keep(new Inbox<Order>());
                    endpoint.Keep(new Inbox<GetOrder>());
                });
            },
            scope: _scope);

        using var givenUp = new CancellationTokenSource();
        var start = bus.Bus.StartAsync(givenUp.Token);
        var health = await Eventually.BecomesAsync(
            "the bus says what is missing",
            () => Task.FromResult(bus.Bus.CheckHealth().Endpoints.Values.Select(endpoint => endpoint.Description).FirstOrDefault(text => text?.Contains("do not exist", StringComparison.Ordinal) is true)),
            description => description is not null);
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => start);

        Assert.Contains($"queue '{_queue}'", health, StringComparison.Ordinal);
        Assert.Contains($"queue '{_queue}_error'", health, StringComparison.Ordinal);
        Assert.Contains($"topic '{_scope}_Fluxa_Transport_AmazonSqs_Tests_Buses-Order'", health, StringComparison.Ordinal);
        Assert.Contains($"topic '{_scope}_Fluxa_Transport_AmazonSqs_Tests_Buses-GetOrder'", health, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_to_publish_to_a_topic_that_is_missing()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.DeployTopology = false, scope: _scope);

        var missing = await Assert.ThrowsAsync<EntityMissingException>(() => bus.Bus.Publish(new Order("1")));

        Assert.StartsWith(_scope + "_", missing.EntityName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deploys_and_consumes_nothing_when_only_deployment_is_asked_for()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.DeployTopologyOnly = true;
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox));
        });

        await bus.SendAsync(_queue, new Order("1"));

        await bus.TakeAsync(_queue);
        Assert.Empty(inbox.Items);
    }
}
