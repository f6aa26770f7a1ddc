using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

/// <summary>A class of its own: a long poll has to end before anything is wrong, and the others need not wait for that.</summary>
public sealed class BrokenBrokerHealthTests(EmulatorFixture emulator)
{
    [Fact]
    public async Task Says_so_in_the_bus_health_while_receives_fail()
    {
        var queue = EmulatorFixture.UniqueName("broken");
        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, TestContext.Current.CancellationToken);
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(queue, endpoint => endpoint.Keep(new Inbox<Order>())), through: proxy.ServiceUrl);
        using (proxy.Plan.Add(new AwsFaultRule(new AwsFault.Throttle()) { Operation = "ReceiveMessage" }))
        {
            await bus.SendAsync(queue, new Order("1"));
            await Eventually.BecomesAsync("the bus is degraded", () => Task.FromResult(bus.Bus.CheckHealth().Status), status => status != BusHealthStatus.Healthy);
        }

        await Eventually.BecomesAsync("the bus is healthy again", () => Task.FromResult(bus.Bus.CheckHealth().Status), status => status == BusHealthStatus.Healthy);
    }
}
