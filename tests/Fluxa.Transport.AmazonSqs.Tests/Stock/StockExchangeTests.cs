using System.Text.Json;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Stock;

/// <summary>Services on ours take, answer and are answered by messages that a service on MassTransit.AmazonSQS wrote.</summary>
public sealed class StockExchangeTests(EmulatorFixture emulator)
{
    private readonly WireRecording _stock = StockRecording.Load();
    private readonly string _prefix = EmulatorFixture.UniqueName("stock");

    private string Queue => _prefix + "-work";

    [Theory]
    [InlineData("send", "1", "acme", 0)]
    [InlineData("send delayed", "2", null, 0)]
    [InlineData("send raw", "5", "acme", 0)]
    [InlineData("redelivery", "10", "acme", 1)]
    public async Task Consumes_what_the_stock_transport_sent(string step, string id, string? tenant, int redeliveries)
    {
        var inbox = new Inbox<(Ordered Order, string? Tenant, int Redeliveries, bool HasIds)>();
        await using var bus = await StartAsync(endpoint => endpoint.Handler<Ordered>(context => inbox.Add((
            context.Message,
            context.Headers.Get<string>("tenant"),
            context.GetRedeliveryCount(),
            context is { MessageId: not null, ConversationId: not null, SourceAddress: not null }))));

        await PutAsync(bus, Queue, _stock.Messages[step][^1]);

        var seen = Assert.Single(await inbox.WaitAsync());
        Assert.Equal((id, tenant, redeliveries, true), (seen.Order.Id, seen.Tenant, seen.Redeliveries, seen.HasIds));
    }

    [Fact]
    public async Task Consumes_what_the_stock_transport_published_by_its_interface_too()
    {
        var inbox = new Inbox<string>();
        await using var bus = await StartAsync(endpoint =>
        {
            endpoint.Handler<Shipped>(context => inbox.Add(context.Message.Id));
            endpoint.Handler<IShipment>(context => inbox.Add(context.Message.Id));
        });

        await PutAsync(bus, Queue, Assert.Single(_stock.Messages["publish"]));

        Assert.Equal<string[]>(["6", "6"], await inbox.WaitAsync(2));
    }

    [Fact]
    public async Task Consumes_the_fault_and_the_error_that_the_stock_transport_left()
    {
        var (faults, errors) = (new Inbox<Fault<Broken>>(), new Inbox<(Broken, string?, string?)>());
        await using var bus = await StartAsync(endpoint =>
        {
            endpoint.Keep(faults);
            endpoint.Handler<Broken>(context => errors.Add((
                context.Message,
                context.ReceiveContext.TransportHeaders.Get<string>(MessageHeaders.Reason),
                context.ReceiveContext.TransportHeaders.Get<string>(MessageHeaders.FaultMessage))));
        });

        await PutAsync(bus, Queue, Of("fault", "Fault"));
        await PutAsync(bus, Queue, Of("fault", "_error"));

        var fault = Assert.Single(await faults.WaitAsync());
        Assert.Equal((new Broken("8"), "it is broken"), (fault.Message, fault.Exceptions[0].Message));
        Assert.Equal((new Broken("8"), "fault", "it is broken"), Assert.Single(await errors.WaitAsync()));
    }

    [Fact]
    public async Task Answers_a_request_of_the_stock_transport_where_it_waits_for_the_answer()
    {
        await using var bus = await StartAsync(endpoint => endpoint.Handler<Ask>(context => context.RespondAsync(new Answer(context.Message.Id, "from ours"))));

        var request = Of("request", "-work");
        await PutAsync(bus, Queue, request);

        var answer = JsonDocument.Parse((await bus.TakeAsync(_prefix + "-bus")).Body).RootElement;
        Assert.Equal(RequestIdOf(request.Body), answer.GetProperty("requestId").GetString());
        Assert.Equal("from ours", answer.GetProperty("message").GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("request")]
    [InlineData("failed request")]
    public async Task Is_answered_by_the_stock_transport(string step)
    {
        await using var bus = await StartAsync(_ => { }, consume: false);
        var client = bus.Bus.CreateRequestClient<Ask>(new Uri($"queue:{Queue}"));

        var answering = client.GetResponse<Answer>(new Ask("7"));
        var requestId = RequestIdOf((await bus.TakeAsync(Queue)).Body);
        var answer = Of(step, "-bus");
        await PutAsync(bus, _prefix + "-answers", answer with { Body = answer.Body.Replace(RequestIdOf(answer.Body), requestId, StringComparison.Ordinal) });

        if (step == "request")
        {
            Assert.Equal(new Answer("7", "fine"), (await answering).Message);
        }
        else
        {
            Assert.Equal("bad question", (await Assert.ThrowsAsync<RequestFaultException>(() => answering)).Fault!.Exceptions[0].Message);
        }
    }

    private Task<TestBus> StartAsync(Action<IAmazonSqsReceiveEndpointConfigurator> configure, bool consume = true) => TestBus.StartAsync(
        emulator,
        (_, cfg) =>
        {
            cfg.OverrideDefaultBusEndpointQueueName(_prefix + "-answers");
            if (consume)
            {
                cfg.UseRawJsonDeserializer(isDefault: false);
                cfg.ReceiveEndpoint(Queue, configure);
            }
        },
        scope: _prefix);

    private WireMessage Of(string step, string target) =>
        _stock.Messages[step].Single(message => message.Target.Contains(target, StringComparison.Ordinal) && (target == "_error") == message.Target.EndsWith("_error", StringComparison.Ordinal));

    private async Task PutAsync(TestBus bus, string queue, WireMessage message)
    {
        var url = await bus.Clients.Sqs.FindQueueUrlAsync(queue, CancellationToken.None);
        await bus.Clients.Sqs.SendMessageAsync(
            url!,
            new OutgoingMessage
            {
                Body = message.Body.Replace(_stock.Prefix, _prefix, StringComparison.Ordinal),
                Attributes = message.Attributes.ToDictionary(attribute => attribute.Key, attribute => MessageAttribute.Text(attribute.Value)),
            },
            CancellationToken.None);
    }

    private static string RequestIdOf(string body) => JsonDocument.Parse(body).RootElement.GetProperty("requestId").GetString()!;
}
