using Fluxa.Contracts;
using Fluxa.Persistence.Outbox;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Persistence.Tests.Outbox;

public sealed class OutboxRelayTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Lease = new OutboxOptions().Lease;

    [Fact]
    public async Task Publishes_what_was_committed_and_deletes_it()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        store.Feed.Open();
        var events = NewEvents.Many(20);
        await Task.WhenAll(events.Select(store.PersistAsync));

        var taken = await store.Relay.RunOnceAsync(CancellationToken.None);

        Assert.Equal(20, taken);
        Assert.Equal(events.Select(one => one.EventId).Order(), store.Publisher.Taken.Select(message => ((EventPersisted)message.Message!).EventId).Order());
        Assert.Equal(0L, await store.CountAsync("outbox"));
    }

    [Fact]
    public async Task Says_in_the_notification_what_was_stored()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var stored = NewEvents.Any();
        await store.PersistAsync(stored);

        await store.Sweeper.RunOnceAsync(CancellationToken.None);

        var message = Assert.Single(store.Publisher.Taken);
        var notification = message.AsEventPersisted();
        Assert.Equal((OutboxMessage.Publish, "urn:message:Fluxa.Contracts:EventPersisted"), (message.Destination, message.MessageType));
        Assert.Equal((stored.EventId, stored.TenantId, stored.Amount), (notification.EventId, notification.TenantId, notification.Amount));
        Assert.Equal((stored.OccurredAt, stored.AcceptedAt, store.Clock.GetUtcNow()), (notification.Timestamp, notification.AcceptedAt, notification.PersistedAt));
        Assert.Equal((Convert.ToHexStringLower(stored.PayloadSha256), stored.PayloadBytes), (notification.PayloadSha256, notification.PayloadBytes));
    }

    [Fact]
    public async Task Never_tells_of_an_event_that_was_rolled_back()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        store.Feed.Open();

        await Assert.ThrowsAnyAsync<Exception>(() => store.PersistAsync(NewEvents.Refused()));
        await store.ExecuteAsync("alter table outbox add constraint no check (false) not valid");
        await Assert.ThrowsAnyAsync<Exception>(() => store.PersistAsync(NewEvents.Any()));
        store.Clock.Advance(Lease * 2);
        await store.Relay.RunOnceAsync(CancellationToken.None);
        await store.Sweeper.RunOnceAsync(CancellationToken.None);

        Assert.Equal(0L, await store.CountAsync("events"));
        Assert.Equal(0, store.Publisher.Tries);
    }

    [Fact]
    public async Task Without_a_relay_in_the_process_a_row_is_any_sweeper_s_at_once()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await using var other = store.AnotherProcess();
        await store.PersistAsync(NewEvents.Any());

        Assert.Equal(new OutboxSweep(1, 1), await other.Sweeper.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_finds_no_place_in_memory_is_swept_at_once()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:Outbox:MemoryRows"] = "2" });
        store.Feed.Open();
        foreach (var one in NewEvents.Many(5))
        {
            await store.PersistAsync(one);
        }

        var swept = await store.Sweeper.RunOnceAsync(CancellationToken.None);
        var relayed = await store.Relay.RunOnceAsync(CancellationToken.None);

        Assert.Equal((3, 2), (swept.Published, relayed));
        Assert.Equal(5, store.Publisher.TakenIds.Distinct().Count());
    }

    [Fact]
    public async Task Places_in_memory_are_given_back_when_nothing_comes_of_a_commit()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:Outbox:MemoryRows"] = "1" });
        store.Feed.Open();
        var first = NewEvents.Any();
        await Assert.ThrowsAnyAsync<Exception>(() => store.PersistAsync(NewEvents.Refused()));
        await store.PersistAsync(first);
        await store.Relay.RunOnceAsync(CancellationToken.None);
        await store.PersistAsync(first);

        await store.PersistAsync(NewEvents.Any());

        Assert.Equal(1, await store.Relay.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Several_sweepers_never_take_the_same_row()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:Outbox:BatchRows"] = "7" });
        await using var other = store.AnotherProcess();
        await Task.WhenAll(NewEvents.Many(300).Select(store.PersistAsync));

        while (await store.CountAsync("outbox") > 0)
        {
            await Task.WhenAll(store.Sweeper.RunOnceAsync(CancellationToken.None), other.Sweeper.RunOnceAsync(CancellationToken.None));
        }

        Assert.Equal(300, store.Publisher.Taken.Count);
        Assert.Equal(300, store.Publisher.TakenIds.Distinct().Count());
    }

    [Fact]
    public async Task Sweeps_in_the_order_in_which_rows_were_written()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var events = NewEvents.Many(20);
        foreach (var one in events)
        {
            await store.PersistAsync(one);
        }

        var swept = new List<Guid>();
        store.Publisher.OnPublish = (message, _) =>
        {
            swept.Add(message.AsEventPersisted().EventId);
            return Task.CompletedTask;
        };
        await store.Sweeper.RunOnceAsync(CancellationToken.None);

        Assert.Equal(events.Select(one => one.EventId), swept);
    }
}
