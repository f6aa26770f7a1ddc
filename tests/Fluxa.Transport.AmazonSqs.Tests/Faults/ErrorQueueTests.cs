using System.Text;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Sending;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Faults;

public sealed class ErrorQueueTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("fault");

    [Fact]
    public async Task Moves_a_faulted_message_with_all_that_is_known_of_the_fault()
    {
        await using var bus = await FailingBusAsync();

        await bus.SendAsync(_queue, new Order("1"), context => context.Headers.Set("tenant", "acme"));

        var attributes = Unpacked(await bus.TakeAsync(_queue + "_error"));
        Assert.Equal("fault", attributes["MT-Reason"]);
        Assert.Equal("System.InvalidOperationException", attributes["MT-Fault-ExceptionType"]);
        Assert.Equal("out of stock", attributes["MT-Fault-Message"]);
        Assert.Contains(nameof(ErrorQueueTests), attributes["MT-Fault-StackTrace"], StringComparison.Ordinal);
        Assert.Contains(nameof(Order), attributes["MT-Fault-MessageType"], StringComparison.Ordinal);
        Assert.NotEmpty(attributes["MT-Fault-ConsumerType"]);
        Assert.NotEmpty(attributes["MT-Fault-Timestamp"]);
        Assert.EndsWith(_queue, attributes["MT-Fault-InputAddress"], StringComparison.Ordinal);
        Assert.Equal("1", attributes["MT-Fault-ReceiveCount"]);
        Assert.NotEmpty(attributes["MT-Fault-TransportMessageId"]);
        Assert.NotEmpty(attributes["MT-Fault-FirstReceived"]);
        Assert.Equal("acme", attributes["tenant"]);
        Assert.Equal("application/vnd.masstransit+json", attributes["Content-Type"]);
        await bus.BecomesEmptyAsync(_queue);
    }

    [Theory]
    [InlineData("retry", "MT-Fault-RetryCount", "2")]
    [InlineData("redelivery", "MT-Fault-RedeliveryCount", "1")]
    public async Task Says_how_often_the_message_was_tried_and_where(string way, string attribute, string count)
    {
        await using var bus = await FailingBusAsync(endpoint: endpoint =>
        {
            if (way == "retry")
            {
                endpoint.UseMessageRetry(retry => retry.Immediate(2));
            }
            else
            {
                endpoint.UseDelayedRedelivery(redelivery => redelivery.Interval(1, TimeSpan.FromSeconds(1)));
            }
        });

        await bus.SendAsync(_queue, new Order("1"));

        var attributes = Unpacked(await bus.TakeAsync(_queue + "_error"));
        Assert.Equal(count, attributes[attribute]);
        Assert.Equal(Environment.MachineName, attributes["MT-Host-MachineName"]);
    }

    [Fact]
    public async Task Leaves_the_body_byte_for_byte_as_it_was()
    {
        await using var bus = await FailingBusAsync();
        var url = await bus.Clients.Sqs.FindQueueUrlAsync(_queue, CancellationToken.None);
        const string body = """{ "messageType": ["urn:message:Fluxa.Transport.AmazonSqs.Tests.Buses:Order"],  "message": { "id": "1", "text": "é€😀\u0041" } }  """;

        await bus.Clients.Sqs.SendMessageAsync(url!, new OutgoingMessage { Body = body }, CancellationToken.None);

        Assert.Equal(body, (await bus.TakeAsync(_queue + "_error")).Body);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    public async Task Keeps_all_user_headers_whatever_their_number(int count)
    {
        await using var bus = await FailingBusAsync();

        await bus.SendAsync(_queue, new Order("1"), context =>
        {
            for (var number = 0; number < count; number++)
            {
                context.Headers.Set($"user-{number}", $"{number}");
            }
        });

        var message = await bus.TakeAsync(_queue + "_error");
        Assert.InRange(message.Attributes.Count, 1, SqsLimits.AttributesPerMessage);
        var attributes = Unpacked(message);
        Assert.All(Enumerable.Range(0, count), number => Assert.Equal($"{number}", attributes[$"user-{number}"]));
        Assert.Equal("out of stock", message.Attributes["MT-Fault-Message"].StringValue);
    }

    [Fact]
    public async Task Lets_the_application_add_attributes_that_are_not_packed_away()
    {
        await using var bus = await FailingBusAsync(cfg =>
            cfg.ConfigureFaultAttributes((context, attributes) => attributes["shop-reason"] = context.Exception.GetBaseException().Message.Replace(' ', '_')));

        await bus.SendAsync(_queue, new Order("1"), context =>
        {
            for (var number = 0; number < 12; number++)
            {
                context.Headers.Set($"user-{number}", $"{number}");
            }
        });

        Assert.Equal("out_of_stock", (await bus.TakeAsync(_queue + "_error")).Attributes["shop-reason"].StringValue);
    }

    [Fact]
    public async Task Says_less_of_the_fault_when_the_message_leaves_no_room()
    {
        await using var bus = await FailingBusAsync(endpoint: endpoint => endpoint.QueueAttributes["MaximumMessageSize"] = 10_000);
        var url = await bus.Clients.Sqs.FindQueueUrlAsync(_queue, CancellationToken.None);
        var head = """{"messageType":["urn:message:Fluxa.Transport.AmazonSqs.Tests.Buses:Order"],"message":{"id":"1","text":" """;
        var body = head + new string('x', 10_000 - head.Length - 3 - 60) + "\"}}";

        await bus.Clients.Sqs.SendMessageAsync(url!, new OutgoingMessage { Body = body }, CancellationToken.None);

        var message = await bus.TakeAsync(_queue + "_error");
        Assert.Equal(body, message.Body);
        Assert.InRange(Encoding.UTF8.GetByteCount(body) + message.Attributes.Sum(attribute => MessageSize.Of(attribute.Key, attribute.Value)), 1, 10_000);
        Assert.Equal("fault", message.Attributes["MT-Reason"].StringValue);
    }

    [Fact]
    public async Task Bounds_the_stack_trace()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
            endpoint.Handler<Order>(context => Deep(200))));

        await bus.SendAsync(_queue, new Order("1"));

        var attributes = Unpacked(await bus.TakeAsync(_queue + "_error"));
        Assert.InRange(Encoding.UTF8.GetByteCount(attributes["MT-Fault-StackTrace"]), 4 * 1024, 8 * 1024);
    }

    private static Task Deep(int levels) => levels == 0 ? throw new InvalidOperationException("deep") : Deeper(levels - 1);

    private static async Task Deeper(int levels)
    {
        await Task.Yield();
        await Deep(levels);
    }

    private static Dictionary<string, string> Unpacked(ReceivedMessage message) =>
        PackedAttributes.Unpack(message.Attributes).ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue ?? "");

    private Task<TestBus> FailingBusAsync(Action<IAmazonSqsBusFactoryConfigurator>? configure = null, Action<IAmazonSqsReceiveEndpointConfigurator>? endpoint = null) =>
        TestBus.StartAsync(emulator, (_, cfg) =>
        {
            configure?.Invoke(cfg);
            cfg.ReceiveEndpoint(_queue, e =>
            {
                endpoint?.Invoke(e);
                e.Handler<Order>(_ => throw new InvalidOperationException("out of stock"));
            });
        });
}
