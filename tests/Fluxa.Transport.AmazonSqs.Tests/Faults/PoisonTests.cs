using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Sending;
using Fluxa.Transport.AmazonSqs.Tests.Buses;

namespace Fluxa.Transport.AmazonSqs.Tests.Faults;

public sealed class PoisonTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("poison");

    [Theory]
    [InlineData("no JSON at all")]
    [InlineData("{\"messageType\":")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"messageType":["urn:message:Fluxa.Transport.AmazonSqs.Tests.Buses:Order"],"message":{"id":{"not":"a text"}}}""")]
    public async Task Moves_a_body_that_cannot_be_read_to_the_error_queue_with_its_reason(string body)
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox)));
        var url = await bus.Clients.Sqs.FindQueueUrlAsync(_queue, CancellationToken.None);

        await bus.Clients.Sqs.SendMessageAsync(url!, new OutgoingMessage { Body = body }, CancellationToken.None);

        var message = await bus.TakeAsync(_queue + "_error");
        Assert.Equal(body, message.Body);
        var attributes = PackedAttributes.Unpack(message.Attributes);
        Assert.Equal("fault", attributes["MT-Reason"].StringValue);
        Assert.NotEmpty(attributes["MT-Fault-ExceptionType"].StringValue!);
        await bus.BecomesEmptyAsync(_queue);
        Assert.Empty(inbox.Items);
    }

    [Fact]
    public async Task Moves_a_message_without_a_consumer_to_the_skipped_queue()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(new Inbox<Order>())));

        await bus.SendAsync(_queue, new OrderShipped("1"), context => context.Headers.Set("tenant", "acme"));

        var message = await bus.TakeAsync(_queue + "_skipped");
        Assert.Equal("dead-letter", message.Attributes["MT-Reason"].StringValue);
        Assert.Equal("acme", message.Attributes["tenant"].StringValue);
        await bus.BecomesEmptyAsync(_queue);
    }
}
