using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Sending;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using MassTransit.Serialization;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

/// <summary>Messages without MassTransit's envelope, as services on other stacks send and read them.</summary>
public sealed class RawJsonTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("raw");

    [Fact]
    public async Task Sends_the_message_alone_as_body_and_the_rest_as_attributes()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.UseRawJsonSerializer(RawSerializerOptions.All);
            cfg.DeployTopologyOnly = true;
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(new Inbox<Order>()));
        });

        await bus.SendAsync(_queue, new Order("1", "two"), context => context.Headers.Set("tenant", "acme"));

        var message = await bus.TakeAsync(_queue);
        Assert.Equal("""{"id":"1","text":"two"}""", message.Body.Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings(""));
        var attributes = PackedAttributes.Unpack(message.Attributes);
        Assert.Equal("application/json", attributes["Content-Type"].StringValue);
        Assert.Equal("acme", attributes["tenant"].StringValue);
    }

    [Fact]
    public async Task Gives_the_consumer_the_headers_that_travelled_as_attributes()
    {
        var inbox = new Inbox<(Order Order, string? Tenant, bool HasIds)>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.UseRawJsonSerializer(RawSerializerOptions.All);
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(context =>
                inbox.Add((context.Message, context.Headers.Get<string>("tenant"), context is { MessageId: not null, ConversationId: not null, SentTime: not null }))));
        });

        await bus.SendAsync(_queue, new Order("1"), context => context.Headers.Set("tenant", "acme"));

        Assert.Equal((new Order("1"), "acme", true), Assert.Single(await inbox.WaitAsync()));
    }

    [Theory]
    [InlineData(RawSerializerOptions.AnyMessageType | RawSerializerOptions.AddTransportHeaders, null)]
    [InlineData(RawSerializerOptions.All, "acme")]
    public async Task Passes_the_headers_of_a_raw_message_on_only_when_told_to_copy_them(RawSerializerOptions options, string? passedOn)
    {
        var inbox = new Inbox<(string Id, string? Tenant, string? ContentType)>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.ReceiveEndpoint(_queue, endpoint =>
            {
                endpoint.UseRawJsonDeserializer(options);
                endpoint.Handler<Order>(context => context.Publish(new OrderShipped(context.Message.Id)));
            });
            cfg.ReceiveEndpoint(_queue + "-next", endpoint => endpoint.Handler<OrderShipped>(context =>
                inbox.Add((context.Message.Id, context.Headers.Get<string>("tenant"), context.ReceiveContext.ContentType?.MediaType))));
        });

        await bus.SendAsync(_queue, new Order("1"), context =>
        {
            context.Headers.Set("tenant", "acme");
            context.Serializer = new SystemTextJsonRawMessageSerializer(options);
        });

        Assert.Equal(("1", passedOn, "application/vnd.masstransit+json"), Assert.Single(await inbox.WaitAsync()));
    }

    [Fact]
    public async Task Consumes_a_body_that_another_stack_wrote_without_any_attribute()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
            endpoint.Keep(inbox);
        }));
        var url = await bus.Clients.Sqs.FindQueueUrlAsync(_queue, CancellationToken.None);

        await bus.Clients.Sqs.SendMessageAsync(url!, Tests.Aws.TestAws.Message("""{"id":"1","text":"from elsewhere"}"""), CancellationToken.None);

        Assert.Equal([new Order("1", "from elsewhere")], await inbox.WaitAsync());
    }
}
