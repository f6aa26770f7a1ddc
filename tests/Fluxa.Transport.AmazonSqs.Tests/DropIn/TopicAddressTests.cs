using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class TopicAddressTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("listener");
    private readonly string _topic = EmulatorFixture.UniqueName("private-topic");

    [Fact]
    public async Task Sends_to_a_topic_by_its_short_address()
    {
        var scope = EmulatorFixture.UniqueName("scope");
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(
            emulator,
            (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.Subscribe($"{scope}_{_topic}");
                endpoint.Keep(inbox);
            }),
            scope: scope);

        var topic = await bus.Bus.GetSendEndpoint(new Uri($"topic:{_topic}"));
        await topic.Send(new Order("1"), TestContext.Current.CancellationToken);

        Assert.Equal([new Order("1")], await inbox.WaitAsync());
    }
}
