using System.Net;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class FifoFaultTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("ordered") + ".fifo";

    [Fact]
    public async Task Keeps_the_order_of_a_group_when_calls_fail_and_answers_are_lost()
    {
        const int count = 60;
        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, CancellationToken.None, seed: 7);
        var inbox = new Inbox<string>();
        await using var bus = await TestBus.StartAsync(
            emulator,
            (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(context => inbox.Add(context.Message.Id))),
            through: proxy.ServiceUrl);
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.Throttle()) { Operation = "ReceiveMessage", Probability = 0.05 });
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.InternalServerError, "InternalError")) { Operation = "DeleteMessageBatch", Probability = 0.05 });
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.LoseAnswer()) { Operation = "SendMessageBatch", Probability = 0.1, Times = 3 });

        for (var number = 0; number < count; number++)
        {
            await bus.SendAsync(_queue, new Order($"{number}"), context =>
            {
                context.SetGroupId("a");
                context.SetDeduplicationId($"{number}");
            });
        }

        var seen = await inbox.WaitAsync(count);
        Assert.Equal(Enumerable.Range(0, count).Select(number => $"{number}"), seen.Distinct());
    }
}
