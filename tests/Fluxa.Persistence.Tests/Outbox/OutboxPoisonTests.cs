using System.Diagnostics.Metrics;
using Fluxa.Persistence.Outbox;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Persistence.Tests.Outbox;

/// <summary>Rows that will never be published are set aside, and no others.</summary>
public sealed class OutboxPoisonTests(PostgresFixture postgres)
{
    private const string SetAside = "select count(*) from outbox where next_attempt_at = 'infinity'";

    [Fact]
    public async Task A_row_that_can_not_be_read_back_is_set_aside_atOnce()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        using var alarm = new MeterListener();
        var alarms = 0L;
        alarm.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "outbox_set_aside" && instrument.Meter.Scope == store.Meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        alarm.SetMeasurementEventCallback<long>((_, value, _, _) => alarms += value);
        alarm.Start();
        await store.PersistAsync(NewEvents.Any());
        store.Publisher.OnPublish = (_, _) => throw new OutboxMessageException("garbled", isForGood: true);

        await store.Sweeper.RunOnceAsync(CancellationToken.None);
        store.Clock.Advance(TimeSpan.FromDays(365));
        var later = await store.Sweeper.RunOnceAsync(CancellationToken.None);

        Assert.Equal(default, later);
        Assert.Equal(1, alarms);
        Assert.Equal(1L, await store.QueryAsync<long>(SetAside));
        Assert.Equal("OutboxMessageException: garbled", await store.QueryAsync<string>("select last_error from outbox"));
    }

    [Fact]
    public async Task A_row_refused_so_often_while_others_are_taken_is_set_aside()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:Outbox:Tries"] = "4" });
        var poison = await RefuseFirstAsync(store);

        for (var i = 0; i < 3; i++)
        {
            await SweepWithAnotherAsync(store);
        }

        Assert.Equal(0L, await store.QueryAsync<long>(SetAside));
        await SweepWithAnotherAsync(store);
        Assert.Equal(1L, await store.QueryAsync<long>(SetAside));
        Assert.Equal(poison.ToString(), await store.QueryAsync<string>("select event_id::text from outbox"));
    }

    [Fact]
    public async Task An_outage_however_long_sets_no_row_aside()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:Outbox:Tries"] = "2" });
        await store.PersistAsync(NewEvents.Any());
        store.Publisher.OnPublish = (_, _) => throw new HttpRequestException("SNS is away");

        for (var i = 0; i < 30; i++)
        {
            await store.Sweeper.RunOnceAsync(CancellationToken.None);
            store.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(0L, await store.QueryAsync<long>(SetAside));
        Assert.Equal(30, store.Publisher.Tries);
    }

    [Fact]
    public async Task A_refused_row_that_is_alone_looks_like_an_outage_until_others_tell()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:Outbox:Tries"] = "4" });
        var poison = await RefuseFirstAsync(store);

        for (var i = 0; i < 10; i++)
        {
            store.Clock.Advance(TimeSpan.FromMinutes(2));
            Assert.Equal(new OutboxSweep(1, 0), await store.Sweeper.RunOnceAsync(CancellationToken.None));
        }

        Assert.Equal((0L, 0), (await store.QueryAsync<long>(SetAside), await store.QueryAsync<int>("select attempts from outbox")));
        for (var i = 0; i < 4; i++)
        {
            await SweepWithAnotherAsync(store);
        }

        Assert.Equal(1L, await store.QueryAsync<long>(SetAside));
        Assert.Equal(poison.ToString(), await store.QueryAsync<string>("select event_id::text from outbox"));
    }

    [Fact]
    public async Task A_type_of_a_later_version_waits_and_does_not_hold_up_the_others()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await store.PersistAsync(NewEvents.Any());
        store.Publisher.OnPublish = (_, _) => throw new OutboxMessageException("unknown", isForGood: false);
        await store.Sweeper.RunOnceAsync(CancellationToken.None);
        store.Publisher.OnPublish = (_, _) => Task.CompletedTask;
        await store.PersistAsync(NewEvents.Any());

        var atOnce = await store.Sweeper.RunOnceAsync(CancellationToken.None);
        store.Clock.Advance(TimeSpan.FromSeconds(2));
        var later = await store.Sweeper.RunOnceAsync(CancellationToken.None);

        Assert.Equal((new OutboxSweep(1, 1), new OutboxSweep(1, 1)), (atOnce, later));
    }

    [Fact]
    public async Task What_was_set_aside_is_published_when_someone_makes_it_due_again()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await store.PersistAsync(NewEvents.Any());
        store.Publisher.OnPublish = (_, _) => throw new OutboxMessageException("garbled", isForGood: true);
        await store.Sweeper.RunOnceAsync(CancellationToken.None);
        store.Publisher.OnPublish = (_, _) => Task.CompletedTask;

        await store.ExecuteAsync("update outbox set attempts = 0, next_attempt_at = created_at where next_attempt_at = 'infinity'");

        Assert.Equal(new OutboxSweep(1, 1), await store.Sweeper.RunOnceAsync(CancellationToken.None));
    }

    private static async Task<Guid> RefuseFirstAsync(StoreUnderTest store)
    {
        var poison = NewEvents.Any();
        await store.PersistAsync(poison);
        store.Publisher.OnPublish = (message, _) => message.AsEventPersisted().EventId == poison.EventId ? throw new HttpRequestException("too large") : Task.CompletedTask;
        return poison.EventId;
    }

    private static async Task SweepWithAnotherAsync(StoreUnderTest store)
    {
        store.Clock.Advance(TimeSpan.FromMinutes(2));
        await store.PersistAsync(NewEvents.Any());
        await store.Sweeper.RunOnceAsync(CancellationToken.None);
    }
}
