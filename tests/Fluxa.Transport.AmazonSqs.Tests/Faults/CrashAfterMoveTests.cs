using System.Text.Json;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Faults;

/// <summary>The process dies after it sent a message to the error queue and before it deleted it: both queues have it then.</summary>
public sealed class CrashAfterMoveTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("crash");

    [Fact]
    public async Task Moves_the_message_once_more_with_the_same_id_and_leaves_none_behind()
    {
        await using (var dying = await StartAsync(_ => { }, visibility: 2))
        {
            await dying.SendAsync(_queue, new Order("1"));
            var moved = await dying.TakeAsync(_queue + "_error");
            await dying.BecomesEmptyAsync(_queue);

            // What a crash before the delete leaves behind: the copy in the error queue, and the message itself.
            var url = await dying.Clients.Sqs.FindQueueUrlAsync(_queue, CancellationToken.None);
            await dying.StopAsync();
            await dying.Clients.Sqs.SendMessageAsync(url!, new OutgoingMessage { Body = moved.Body }, CancellationToken.None);
        }

        await using var next = await StartAsync(_ => { }, visibility: 30);

        var again = await next.TakeAsync(_queue + "_error");
        Assert.Equal("1", JsonDocument.Parse(again.Body).RootElement.GetProperty("message").GetProperty("id").GetString());
        await next.BecomesEmptyAsync(_queue);
    }

    private Task<TestBus> StartAsync(Action<IAmazonSqsReceiveEndpointConfigurator> configure, int visibility) => TestBus.StartAsync(emulator, (_, cfg) =>
        cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            configure(endpoint);
            endpoint.VisibilityTimeout = TimeSpan.FromSeconds(visibility);
            endpoint.Handler<Order>(_ => throw new InvalidOperationException("out of stock"));
        }));
}
