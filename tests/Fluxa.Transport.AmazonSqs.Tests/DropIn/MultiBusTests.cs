using Fluxa.Testing.Fixtures;
using Fluxa.Testing;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using MassTransit.Transports;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class MultiBusTests(EmulatorFixture emulator)
{
    private readonly string _first = EmulatorFixture.UniqueName("one");
    private readonly string _second = EmulatorFixture.UniqueName("two");

    [Fact]
    public async Task Keeps_two_buses_of_one_container_apart_by_their_topic_names()
    {
        var (first, second) = (new Inbox<Order>(), new Inbox<Order>());
        await using var bus = TestBus.Create(emulator, (_, cfg) => cfg.ReceiveEndpoint(_first, endpoint => endpoint.Keep(first)), also: services =>
            services.AddMassTransit<ISecondBus>(registration => registration.UsingAmazonSqs((_, cfg) =>
            {
                TestBus.Host(cfg, emulator.ServiceUrl, EmulatorFixture.UniqueName("other"));
                cfg.ReceiveEndpoint(_second, endpoint => endpoint.Keep(second));
            })));
        var other = bus.Services.GetRequiredService<IBusInstance<ISecondBus>>().BusControl;
        await bus.Bus.StartAsync(Signal.Patience);
        await other.StartAsync(Signal.Patience);

        await bus.Bus.Publish(new Order("1"));
        await bus.Services.GetRequiredService<ISecondBus>().Publish(new Order("2"));

        Assert.Equal([new Order("1")], await first.WaitAsync());
        Assert.Equal([new Order("2")], await second.WaitAsync());
        await other.StopAsync(Signal.Patience);
        Assert.Single(first.Items);
    }

    public interface ISecondBus : IBus;
}
