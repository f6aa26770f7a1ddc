using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Testing.Approvals;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending;

/// <summary>The bytes other services read: body and attributes as MassTransit.AmazonSQS 8.5 writes them.</summary>
public sealed class WireFormatTests(EmulatorFixture emulator)
{
    private const string Fixed = "11111111-2222-3333-4444-555555555555";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly string _queue = EmulatorFixture.UniqueName("wire");

    [Fact]
    public async Task A_sent_message_has_the_approved_bytes()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, _) => { }, scope: "wire");

        await bus.SendAsync(_queue, new Order("1", "text"), Fill);

        Approval.Verify(Describe(await bus.TakeAsync(_queue)), "sent");
    }

    [Fact]
    public async Task A_published_message_has_the_approved_bytes()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.DeployTopologyOnly = true;
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(new Inbox<Order>()));
        }, scope: "wire");

        await bus.Bus.Publish(new Order("1", "text"), context => Fill(context));

        Approval.Verify(Describe(await bus.TakeAsync(_queue)), "published");
    }

    private static void Fill(SendContext<Order> context)
    {
        context.MessageId = new Guid(Fixed);
        context.CorrelationId = new Guid(Fixed);
        context.ConversationId = new Guid(Fixed);
        context.Headers.Set("tenant", "acme");
        context.Headers.Set("number", 7);
        context.Headers.Set("flag", true);
        context.Headers.Set("empty", "");
    }

    private string Describe(ReceivedMessage message)
    {
        var body = JsonNode.Parse(message.Body)!.AsObject();
        body["sentTime"] = "…";
        body["host"] = "…";
        body["sourceAddress"] = "…";
        var attributes = message.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
            .Select(attribute => $"{attribute.Key} ({attribute.Value.DataType}): {attribute.Value.StringValue}");

        return $"{string.Join('\n', attributes)}\n\n{body.ToJsonString(Indented).Replace(_queue, "{queue}", StringComparison.Ordinal)}";
    }
}
