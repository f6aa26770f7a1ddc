using System.Globalization;
using Fluxa.Testing.Fixtures;
using Fluxa.Testing.Time;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Sending;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending;

public sealed class DelayTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("delay");

    [Fact]
    public async Task Delivers_a_scheduled_message_when_it_is_due()
    {
        var inbox = new Inbox<TimeSpan>();
        var sent = TimeProvider.System.GetTimestamp();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.UseDelayedMessageScheduler();
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(_ => inbox.Add(TimeProvider.System.GetElapsedTime(sent))));
        });
        var scheduler = bus.Bus.CreateDelayedMessageScheduler();

        sent = TimeProvider.System.GetTimestamp();
        await scheduler.ScheduleSend(new Uri($"queue:{_queue}"), TimeSpan.FromSeconds(1.2), new Order("1"));

        Assert.InRange(Assert.Single(await inbox.WaitAsync()), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Sends_a_message_on_that_arrives_before_its_due_time()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox)));
        var due = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(2);

        await bus.SendAsync(_queue, new Order("1"), context => context.Headers.Set(DelayedDelivery.DueAttribute, due.ToString("O", CultureInfo.InvariantCulture)));

        await inbox.WaitAsync();
        Assert.True(TimeProvider.System.GetUtcNow() >= due, "The message was consumed before it was due");
        await bus.BecomesEmptyAsync(_queue);
    }

    [Fact]
    public void Plans_a_delay_beyond_15_minutes_as_a_hop_with_a_due_time()
    {
        var clock = new FakeClock();
        var attributes = new Dictionary<string, MessageAttribute>();

        var hop = DelayedDelivery.Plan(TimeSpan.FromHours(2), attributes, clock);
        clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(TimeSpan.FromSeconds(900), hop);
        Assert.Equal(TimeSpan.FromMinutes(105), DelayedDelivery.Remaining(attributes, clock));
        clock.Advance(TimeSpan.FromMinutes(105));
        Assert.Null(DelayedDelivery.Remaining(attributes, clock));
    }

    [Fact]
    public void Rounds_a_delay_up_to_whole_seconds() =>
        Assert.Equal(TimeSpan.FromSeconds(2), DelayedDelivery.Plan(TimeSpan.FromSeconds(1.01), [], new FakeClock()));

    [Fact]
    public async Task Refuses_a_delayed_publish_instead_of_forgetting_the_delay()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, _) => { });

        var refused = await Assert.ThrowsAsync<NotSupportedException>(() => bus.Bus.Publish(new Order("1"), context => context.Delay = TimeSpan.FromSeconds(5)));

        Assert.Contains("SNS delays nothing", refused.Message, StringComparison.Ordinal);
    }
}
