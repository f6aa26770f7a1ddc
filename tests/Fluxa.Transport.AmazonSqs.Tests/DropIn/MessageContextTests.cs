using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class MessageContextTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("context") + ".fifo";

    [Fact]
    public async Task Shows_a_consumer_what_SQS_said_of_its_message()
    {
        var inbox = new Inbox<AmazonSqsMessageContext>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
            endpoint.Handler<Order>(context => inbox.Add(context.GetPayload<AmazonSqsMessageContext>()))));

        await bus.SendAsync(_queue, new Order("1"), context =>
        {
            context.SetGroupId("acme");
            context.SetDeduplicationId("once");
            context.Headers.Set("tenant", "acme");
        });

        var message = Assert.Single(await inbox.WaitAsync());
        Assert.NotEmpty(message.SqsMessageId);
        Assert.Equal(1, message.ReceiveCount);
        Assert.NotNull(message.SentAt);
        Assert.Equal("acme", message.GroupId);
        Assert.Equal("once", message.DeduplicationId);
        Assert.Equal("acme", message.Attributes["tenant"]);
        Assert.Equal("1", message.SystemAttributes["ApproximateReceiveCount"]);
    }
}
