using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

/// <summary>Who waits for a delete that takes its time.</summary>
public sealed class DeleteTests(EmulatorFixture emulator) : IAsyncLifetime
{
    private readonly string _name = EmulatorFixture.UniqueName("delete");
    private readonly Inbox<(string Id, int Undeleted)> _inbox = new();
    private AwsFaultProxy _proxy = null!;

    public async ValueTask InitializeAsync()
    {
        _proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, CancellationToken.None);
        _proxy.Plan.Add(new AwsFaultRule(new AwsFault.Delay(TimeSpan.FromSeconds(1.5))) { Operation = "DeleteMessageBatch", Times = 1 });
    }

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();

    [Fact]
    public async Task The_next_message_does_not_wait_for_the_delete_of_the_last_but_a_stop_does()
    {
        await using var bus = await StartAsync(_name);

        await bus.SendAsync(_name, new Order("1"));
        await bus.SendAsync(_name, new Order("2"));
        var seen = await _inbox.WaitAsync(2);
        await bus.StopAsync();

        Assert.Equal(2, seen[^1].Undeleted);
        Assert.Equal((0, 0), await bus.CountAsync(_name));
    }

    [Fact]
    public async Task The_next_message_of_a_FIFO_group_waits_for_the_delete_of_the_last()
    {
        var queue = _name + ".fifo";
        await using var bus = await StartAsync(queue);

        await Task.WhenAll(SendAsync("1"), SendAsync("2"));
        var seen = await _inbox.WaitAsync(2);

        Assert.Equal(1, seen[^1].Undeleted);

        Task SendAsync(string id) => bus.SendAsync(queue, new Order(id), context =>
        {
            context.SetGroupId("group");
            context.SetDeduplicationId(id);
        });
    }

    /// <summary>One consumer at a time; each says how many messages the queue still has then.</summary>
    private async Task<TestBus> StartAsync(string queue)
    {
        TestBus? bus = null;
        bus = TestBus.Create(emulator, (_, cfg) => cfg.ReceiveEndpoint(queue, endpoint =>
        {
            endpoint.PrefetchCount = 10;
            endpoint.ConcurrentMessageLimit = 1;
            endpoint.Handler<Order>(async context =>
            {
                var (visible, inFlight) = await bus!.CountAsync(queue);
                await _inbox.Add((context.Message.Id, visible + inFlight));
            });
        }), through: _proxy.ServiceUrl);
        await bus.Bus.StartAsync(TestContext.Current.CancellationToken);
        return bus;
    }
}
