using System.Collections.Concurrent;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class StartStopStressTests(EmulatorFixture emulator)
{
    private const int Rounds = 200;
    private const int PerRound = 10;

    private readonly string _queue = EmulatorFixture.UniqueName("restart");

    [Fact]
    public async Task Loses_nothing_over_200_starts_and_stops_under_traffic()
    {
        var seen = new ConcurrentDictionary<string, byte>();
        await using var sender = await TestBus.StartAsync(emulator, (_, _) => { });
        await using var bus = TestBus.Create(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.MaxReceiveCount = 1_000;
            endpoint.Handler<Order>(context =>
            {
                seen.TryAdd(context.Message.Id, 0);
                return Task.CompletedTask;
            });
        }));

        for (var round = 0; round < Rounds; round++)
        {
            await bus.Bus.StartAsync(Signal.Patience);
            var sends = Task.WhenAll(Enumerable.Range(0, PerRound).Select(number => sender.SendAsync(_queue, new Order($"{round}-{number}"))));
            await bus.Bus.StopAsync(Signal.Patience);
            await sends;
        }

        await bus.Bus.StartAsync(Signal.Patience);
        await Eventually.BecomesAsync("every message is consumed", () => Task.FromResult(seen.Count), count => count == Rounds * PerRound);
        await bus.BecomesEmptyAsync(_queue);
    }
}
