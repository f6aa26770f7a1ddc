using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Diagnostics;

public sealed class RequestMetricsTests(EmulatorFixture emulator) : IAsyncLifetime
{
    private readonly string _queue = EmulatorFixture.UniqueName("requests");
    private readonly ConcurrentDictionary<string, double> _measured = new();
    private AwsFaultProxy _proxy = null!;
    private MeterListener _listener = null!;

    public async ValueTask InitializeAsync()
    {
        _proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, CancellationToken.None);
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Fluxa.Transport.AmazonSqs")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, 1, tags));
        _listener.Start();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task Measures_every_request_what_it_carries_and_whether_it_was_throttled()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, _) => { }, through: _proxy.ServiceUrl);
        await bus.SendAsync(_queue, new Order("0"));
        _proxy.Plan.Add(new AwsFaultRule(new AwsFault.Throttle()) { Operation = "SendMessageBatch", Times = 1 });

        await bus.SendAsync(_queue, new Order("1"));

        Assert.Equal(2, Measured("fluxa.sqs.batch_entries SendMessageBatch"));
        Assert.Equal(1, Measured("fluxa.sqs.throttles SendMessageBatch"));
        Assert.Equal(2, Measured("messaging.client.operation.duration SendMessageBatch"));
        Assert.Equal(1, Measured("messaging.client.operation.duration SendMessageBatch Throttled"));
    }

    [Fact]
    public async Task Counts_leases_that_are_renewed_and_those_that_are_lost()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.VisibilityTimeout = TimeSpan.FromSeconds(2);
            endpoint.MaxVisibilityTimeout = TimeSpan.FromSeconds(3);
            endpoint.Handler<Order>(context => context.ReceiveContext.Redelivered
                ? Task.CompletedTask
                : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken));
        }));

        await bus.SendAsync(_queue, new Order("1"));

        await Eventually.BecomesAsync("the lease is lost", () => Task.FromResult(Measured("fluxa.sqs.leases_lost ")), lost => lost == 1);
        Assert.InRange(Measured("fluxa.sqs.leases_renewed "), 1, 3);
        await bus.BecomesEmptyAsync(_queue);
    }

    private double Measured(string what) => _measured.GetValueOrDefault(what);

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var known = new Dictionary<string, object?>();
        foreach (var (name, tag) in tags)
        {
            known[name] = tag;
        }

        if ((string?)known.GetValueOrDefault("messaging.destination.name") == _queue)
        {
            var what = $"{instrument.Name} {known.GetValueOrDefault("messaging.operation.name")} {known.GetValueOrDefault("error.type")}";
            _measured.AddOrUpdate(known.ContainsKey("messaging.operation.name") ? what.TrimEnd() : instrument.Name + " ", value, (_, sum) => sum + value);
        }
    }
}
