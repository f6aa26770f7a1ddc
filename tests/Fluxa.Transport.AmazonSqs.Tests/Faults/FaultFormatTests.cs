using System.Text.RegularExpressions;
using Fluxa.Testing.Approvals;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Faults;

/// <summary>What tools that read error and skipped queues depend on: attributes as they stand on the message, and the policies between the queues.</summary>
public sealed partial class FaultFormatTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("format");

    [Fact]
    public async Task A_faulted_message_has_the_approved_attributes()
    {
        await using var bus = await StartAsync();

        await bus.SendAsync(_queue, new Order("1"), context =>
        {
            context.CorrelationId = new Guid("11111111-2222-3333-4444-555555555555");
            context.Headers.Set("tenant", "acme");
        });

        Approval.Verify(Describe(await bus.TakeAsync(_queue + "_error")), "error");
    }

    [Fact]
    public async Task A_skipped_message_has_the_approved_attributes()
    {
        await using var bus = await StartAsync();

        await bus.SendAsync(_queue, new GetOrder("1"), context => context.Headers.Set("tenant", "acme"));

        Approval.Verify(Describe(await bus.TakeAsync(_queue + "_skipped")), "skipped");
    }

    [Fact]
    public async Task The_queues_have_the_approved_policies()
    {
        await using var bus = await StartAsync();

        var own = await AttributesAsync(bus, _queue);
        var error = await AttributesAsync(bus, _queue + "_error");

        Approval.Verify(
            $"""
            RedrivePolicy of the queue: {own["RedrivePolicy"]}
            RedriveAllowPolicy of its error queue: {error["RedriveAllowPolicy"]}
            """.Replace(_queue, "{queue}", StringComparison.Ordinal),
            "policies");
    }

    private Task<TestBus> StartAsync() => TestBus.StartAsync(
        emulator,
        (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(_ => throw new InvalidOperationException("out of stock"))),
        scope: "format");

    private static async Task<IReadOnlyDictionary<string, string>> AttributesAsync(TestBus bus, string queue) =>
        await bus.Clients.Sqs.GetQueueAttributesAsync((await bus.Clients.Sqs.FindQueueUrlAsync(queue, CancellationToken.None))!, CancellationToken.None);

    private string Describe(ReceivedMessage message)
    {
        var text = string.Join('\n', message.Attributes
            .OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
            .Select(attribute => $"{attribute.Key} ({attribute.Value.DataType}): {attribute.Value.StringValue}"))
            .Replace(_queue, "{queue}", StringComparison.Ordinal);

        return Own().Replace(Packed().Replace(Times().Replace(text, "{time}"), "$1{…}$3"), "$1{…}");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\\u002B00:00|\+00:00)")]
    private static partial Regex Times();

    /// <summary>Values that differ from machine to machine and run to run.</summary>
    [GeneratedRegex("""("(?:MT-Host-[A-Za-z]+|MT-Fault-StackTrace|MT-Fault-TransportMessageId)":")((?:[^"\\]|\\.)*)(")""")]
    private static partial Regex Packed();

    [GeneratedRegex(@"^((?:MT-Host-[A-Za-z]+|MT-Fault-TransportMessageId) \(String\): ).*$", RegexOptions.Multiline)]
    private static partial Regex Own();
}
