using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using MassTransit.MessageData;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class MessageDataTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("data");

    [Fact]
    public async Task Carries_a_payload_beyond_the_queues_limit_beside_the_message()
    {
        var text = new string('x', 2 * 1024 * 1024);
        var repository = new InMemoryMessageDataRepository();
        var inbox = new Inbox<string>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.UseMessageData(repository);
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Document>(async context => await inbox.Add((await context.Message.Text!.Value)!)));
        });

        await bus.Bus.Publish(new Document { Text = await repository.PutString(text, TestContext.Current.CancellationToken) });

        Assert.Equal(text, Assert.Single(await inbox.WaitAsync()));
    }

    public sealed class Document
    {
        public MessageData<string>? Text { get; set; }
    }
}
