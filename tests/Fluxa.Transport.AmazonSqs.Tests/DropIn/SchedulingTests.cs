using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class SchedulingTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("schedule");

    [Fact]
    public async Task Sends_what_a_consumer_scheduled()
    {
        var inbox = new Inbox<OrderShipped>();
        await using var bus = await TestBus.StartAsync(
            emulator,
            (_, cfg) =>
            {
                cfg.UseDelayedMessageScheduler();
                cfg.ReceiveEndpoint(_queue, endpoint =>
                {
                    endpoint.Handler<Order>(context => context.ScheduleSend(TimeSpan.FromSeconds(1), new OrderShipped(context.Message.Id)));
                    endpoint.Keep(inbox);
                });
            },
            registration => registration.AddDelayedMessageScheduler());

        await bus.SendAsync(_queue, new Order("1"));

        Assert.Equal([new OrderShipped("1")], await inbox.WaitAsync());
    }

    [Fact]
    public async Task Sends_what_the_applications_scheduler_was_given()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(
            emulator,
            (_, cfg) =>
            {
                cfg.UseDelayedMessageScheduler();
                cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox));
            },
            registration => registration.AddDelayedMessageScheduler());
        using var scope = bus.Services.CreateScope();
        var scheduler = scope.ServiceProvider.GetRequiredService<IMessageScheduler>();

        await scheduler.ScheduleSend(new Uri($"queue:{_queue}"), TimeSpan.FromSeconds(1), new Order("1"), TestContext.Current.CancellationToken);

        Assert.Equal([new Order("1")], await inbox.WaitAsync());
    }
}
