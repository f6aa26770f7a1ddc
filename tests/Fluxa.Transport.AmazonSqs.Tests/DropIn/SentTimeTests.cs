using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class SentTimeTests(EmulatorFixture emulator)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tells_the_consumer_in_UTC_when_the_message_was_sent(bool raw)
    {
        var queue = EmulatorFixture.UniqueName("sent");
        var inbox = new Inbox<(DateTime? Sent, DateTime? Transport)>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            if (raw)
            {
                cfg.UseRawJsonSerializer(RawSerializerOptions.All);
            }

            cfg.ReceiveEndpoint(queue, endpoint => endpoint.Handler<Order>(context =>
                inbox.Add((context.SentTime, context.ReceiveContext.TransportHeaders.Get<DateTime>(MessageHeaders.TransportSentTime)))));
        });
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;

        await bus.SendAsync(queue, new Order("1"));

        var (sent, transport) = Assert.Single(await inbox.WaitAsync());
        Assert.Equal(DateTimeKind.Utc, sent!.Value.Kind);
        Assert.InRange(sent.Value, before.AddSeconds(-1), before.AddMinutes(1));
        Assert.InRange(transport!.Value, before.AddSeconds(-1), before.AddMinutes(1));
    }
}
