using System.Diagnostics.Metrics;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Persistence.Tests.Outbox;

public sealed class OutboxWatcherTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Shows_how_many_wait_and_since_when_and_nothing_while_it_can_not_tell()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var watcher = store.Watcher;
        Assert.Empty(Gauges(store));

        await watcher.RunOnceAsync(CancellationToken.None);
        Assert.Equal([("outbox_depth", 0), ("outbox_oldest_age_seconds", 0)], Gauges(store));

        await store.PersistAsync(NewEvents.Any());
        store.Clock.Advance(TimeSpan.FromSeconds(90));
        await store.PersistAsync(NewEvents.Any());
        await watcher.RunOnceAsync(CancellationToken.None);
        Assert.Equal([("outbox_depth", 2), ("outbox_oldest_age_seconds", 90)], Gauges(store));

        await store.ExecuteAsync("alter table outbox rename to elsewhere");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => watcher.RunOnceAsync(CancellationToken.None));
        Assert.Empty(Gauges(store));
    }

    private static List<(string, double)> Gauges(StoreUnderTest store)
    {
        List<(string, double)> seen = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.IsObservable && ReferenceEquals(instrument.Meter.Scope, store.Meters))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.Add((instrument.Name, value)));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen.Add((instrument.Name, value)));
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. seen.OrderBy(entry => entry.Item1, StringComparer.Ordinal)];
    }
}
