using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

/// <summary>What a consumer that ignores its token does after its lease is lost: nothing to the queue.</summary>
public sealed class LateSettlementTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("late");

    [Theory]
    [InlineData("ends well")]
    [InlineData("fails")]
    public async Task Changes_nothing_when_another_receiver_has_the_message_by_then(string end)
    {
        var (lost, entered) = (new Signal("the lease of the first delivery is lost"), new Signal("another receiver has the message"));
        var (late, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var first = await StartAsync(TimeSpan.FromSeconds(2), async context =>
        {
            using var registration = context.CancellationToken.Register(lost.Set);
            await late.Task;
            if (end == "fails")
            {
                throw new InvalidOperationException("too late");
            }
        });
        await first.SendAsync(_queue, new Order("1"));
        await lost.WaitAsync();
        await using var another = await StartAsync(TimeSpan.FromMinutes(1), async _ =>
        {
            entered.Set();
            await second.Task;
        });

        await entered.WaitAsync();
        late.SetResult();
        await first.StopAsync();

        Assert.Equal((0, 1), await another.CountAsync(_queue));
        second.SetResult();
        await another.BecomesEmptyAsync(_queue);
        Assert.Equal((0, 0), await another.CountAsync(_queue + "_error"));
    }

    private Task<TestBus> StartAsync(TimeSpan longest, Func<ConsumeContext<Order>, Task> consume) => TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
    {
        endpoint.PrefetchCount = 1;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.VisibilityTimeout = TimeSpan.FromSeconds(2);
        endpoint.MaxVisibilityTimeout = longest;
        endpoint.Handler<Order>(context => consume(context));
    }));
}
