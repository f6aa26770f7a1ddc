using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Faults;

/// <summary>The process dies after it sent a message to the error queue and before it deleted it: both queues have it then.</summary>
public sealed class CrashAfterMoveTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("crash");

    [Fact]
    public async Task Moves_the_message_once_more_as_it_was_and_leaves_none_behind()
    {
        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, CancellationToken.None);
        proxy.Plan.Add(new AwsFaultRule(new AwsFault.LoseRequest()) { Operation = "DeleteMessageBatch" });
        await using var dying = await StartAsync(proxy.ServiceUrl);
        await dying.SendAsync(_queue, new Order("1"));
        var first = await dying.TakeAsync(_queue + "_error");
        await dying.StopAsync();

        await using var next = await StartAsync(emulator.ServiceUrl);
        var second = await next.TakeAsync(_queue + "_error");

        Assert.Equal(first.Body, second.Body);
        Assert.NotEqual(first.MessageId, second.MessageId);
        await next.BecomesEmptyAsync(_queue);
        Assert.Equal((0, 2), await next.CountAsync(_queue + "_error"));
    }

    private Task<TestBus> StartAsync(Uri through) => TestBus.StartAsync(
        emulator,
        (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.VisibilityTimeout = TimeSpan.FromSeconds(2);
            endpoint.Handler<Order>(_ => throw new InvalidOperationException("out of stock"));
        }),
        through: through);
}
