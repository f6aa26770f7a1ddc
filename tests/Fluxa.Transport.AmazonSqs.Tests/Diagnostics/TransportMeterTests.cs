using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;

namespace Fluxa.Transport.AmazonSqs.Tests.Diagnostics;

public sealed class TransportMeterTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("meter");

    [Fact]
    public async Task Counts_what_an_endpoint_receives_and_how_long_it_takes()
    {
        var measured = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Fluxa.Transport.AmazonSqs")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Count(instrument, 1, tags));
        listener.Start();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(new Inbox<Order>())));

        await bus.SendAsync(_queue, new Order("1"));
        await bus.SendAsync(_queue, new Order("2"));

        await Eventually.BecomesAsync("both are measured", () => Task.FromResult(measured.GetValueOrDefault("messaging.process.duration")), count => count == 2);
        Assert.Equal(2, measured["messaging.client.consumed.messages"]);
        Assert.Equal(2, measured["fluxa.sqs.wait_before_start"]);
        Assert.Equal(0, measured["fluxa.sqs.in_flight"]);

        void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var (name, tag) in tags)
            {
                if (name == "messaging.destination.name" && (string?)tag == _queue)
                {
                    measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
                }
            }
        }
    }
}
