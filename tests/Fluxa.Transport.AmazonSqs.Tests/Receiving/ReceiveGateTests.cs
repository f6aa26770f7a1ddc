using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class ReceiveGateTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("gate");
    private readonly ReceiveGate _gate = new();

    [Fact]
    public async Task Closed_it_leaves_messages_in_the_queue_uncounted_and_opened_they_come()
    {
        var inbox = new Inbox<int>();
        await using var bus = await StartAsync(endpoint => endpoint.Handler<Order>(context => inbox.Add(Deliveries(context))));
        await bus.SendAsync(_queue, new Order("before"));
        await inbox.WaitAsync();

        _gate.Close(TimeSpan.Zero);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => bus.SendAsync(_queue, new Order($"{number}"))));
        await Eventually.BecomesAsync("the open polls have ended", () => bus.CountAsync(_queue), count => count == (20, 0));
        Assert.Single(inbox.Items);

        _gate.Open();
        await inbox.WaitAsync(21);
        await bus.BecomesEmptyAsync(_queue);
        Assert.InRange(inbox.Items.Count(deliveries => deliveries > 1), 0, 10);
    }

    [Fact]
    public async Task Closing_hands_back_what_has_not_started_and_lets_the_rest_finish()
    {
        var (entered, release) = (new Signal("a consumer is entered"), new TaskCompletionSource());
        var inbox = new Inbox<string>();
        await using var bus = await StartAsync(endpoint =>
        {
            endpoint.ConcurrentMessageLimit = 1;
            endpoint.PrefetchCount = 10;
            endpoint.Handler<Order>(async context =>
            {
                entered.Set();
                await release.Task;
                await inbox.Add(context.Message.Id);
            });
        });
        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => bus.SendAsync(_queue, new Order($"{number}"))));
        await entered.WaitAsync();

        _gate.Close(TimeSpan.Zero);

        await Eventually.BecomesAsync("the others are back", () => bus.CountAsync(_queue), count => count == (4, 1));
        release.SetResult();
        await inbox.WaitAsync();
        await Eventually.BecomesAsync("the one is done", () => bus.CountAsync(_queue), count => count == (4, 0));
        _gate.Open();
        await inbox.WaitAsync(5);
        Assert.Equal(5, inbox.Items.Distinct().Count());
    }

    [Fact]
    public async Task Closed_before_the_start_it_receives_nothing_and_the_bus_stops_as_ever()
    {
        var inbox = new Inbox<Order>();
        _gate.Close(TimeSpan.Zero);
        var bus = await StartAsync(endpoint => endpoint.Keep(inbox));
        await using var _ = bus;
        await bus.SendAsync(_queue, new Order("1"));

        await bus.StopAsync();

        Assert.Empty(inbox.Items);
        Assert.Equal((1, 0), await bus.CountAsync(_queue));
    }

    [Fact]
    public async Task A_message_handed_back_time_and_again_is_never_taken_for_one_that_always_fails()
    {
        const int times = 4;
        var inbox = new Inbox<int>();
        await using var bus = await StartAsync(endpoint =>
        {
            endpoint.MaxReceiveCount = 2;
            endpoint.Handler<Order>(async context =>
            {
                if (inbox.Items.Count < times)
                {
                    context.HandBack(TimeSpan.FromSeconds(1));
                }

                await inbox.Add(Deliveries(context));
            });
        });

        await bus.SendAsync(_queue, new Order("1"));

        await inbox.WaitAsync(times + 1);
        await bus.BecomesEmptyAsync(_queue);
        Assert.Equal([1, 2, 1, 2, 1], inbox.Items);
        Assert.Equal((0, 0), await bus.CountAsync(_queue + "_error"));
    }

    [Fact]
    public async Task A_message_handed_back_stays_away_for_the_time_it_was_given()
    {
        var inbox = new Inbox<long>();
        await using var bus = await StartAsync(endpoint => endpoint.Handler<Order>(async context =>
        {
            if (inbox.Items.Count < 2)
            {
                context.HandBack(TimeSpan.FromSeconds(1));
            }

            await inbox.Add(TimeProvider.System.GetTimestamp());
        }));

        await bus.SendAsync(_queue, new Order("1"));

        var seen = await inbox.WaitAsync(3);
        Assert.InRange(TimeProvider.System.GetElapsedTime(seen[0], seen[1]), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
        Assert.InRange(TimeProvider.System.GetElapsedTime(seen[1], seen[2]), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_time_that_SQS_does_not_know_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _gate.Close(TimeSpan.FromMinutes(16)));

    private static int Deliveries(ConsumeContext context) => context.ReceiveContext.GetPayload<AmazonSqsMessageContext>().ReceiveCount;

    private Task<TestBus> StartAsync(Action<IAmazonSqsReceiveEndpointConfigurator> configure) => TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
    {
        endpoint.ReceiveGate = _gate;
        configure(endpoint);
    }));
}
