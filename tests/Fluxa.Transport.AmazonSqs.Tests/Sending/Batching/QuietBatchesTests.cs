using System.Runtime.ExceptionServices;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using Fluxa.Transport.AmazonSqs.Tests.Receiving;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending.Batching;

/// <summary>Exceptions that nobody sees still cost: none is thrown on the way of messages that go well.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class QuietBatchesTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("quiet");

    [Fact]
    public async Task Throws_nothing_while_messages_are_sent_received_and_deleted()
    {
        const int count = 500;
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox)));
        await bus.SendAsync(_queue, new Order("first"));
        await inbox.WaitAsync();
        var thrown = 0;
        EventHandler<FirstChanceExceptionEventArgs> note = (_, _) => Interlocked.Increment(ref thrown);

        AppDomain.CurrentDomain.FirstChanceException += note;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, count).Select(number => bus.SendAsync(_queue, new Order($"{number}"))));
            await inbox.WaitAsync(1 + count);
            await bus.BecomesEmptyAsync(_queue);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= note;
        }

        Assert.Equal(0, thrown);
    }
}
