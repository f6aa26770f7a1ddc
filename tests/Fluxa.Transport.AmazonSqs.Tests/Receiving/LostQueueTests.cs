using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class LostQueueTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("lost");

    [Fact]
    public async Task Deploys_a_queue_again_that_someone_deleted_and_goes_on_receiving()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.WaitTimeSeconds = 1;
            endpoint.Keep(inbox);
        }));
        var url = await bus.Clients.Sqs.FindQueueUrlAsync(_queue, CancellationToken.None);

        await bus.Clients.Sqs.DeleteQueueAsync(url!, CancellationToken.None);
        await Fluxa.Testing.Eventually.BecomesAsync("the queue is back", () => bus.Clients.Sqs.FindQueueUrlAsync(_queue, CancellationToken.None), found => found is not null);
        await bus.SendAsync(_queue, new Order("1"));

        Assert.Equal([new Order("1")], await inbox.WaitAsync());
        await bus.BecomesEmptyAsync(_queue);
    }
}
