using Fluxa.Persistence.Outbox;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Persistence.Tests.Outbox;

public sealed class OutboxOutageTests(PostgresFixture postgres)
{
    private static readonly OutboxOptions Defaults = new();

    [Fact]
    public async Task A_row_the_broker_does_not_take_stays_and_waits_for_its_backoff()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        store.Feed.Open();
        await store.PersistAsync(NewEvents.Any());
        store.Publisher.OnPublish = (_, _) => throw new HttpRequestException("SNS is away");
        await store.Relay.RunOnceAsync(CancellationToken.None);
        store.Publisher.OnPublish = (_, _) => Task.CompletedTask;

        store.Clock.Advance(Defaults.FirstBackoff * 0.74);
        var early = await store.Sweeper.RunOnceAsync(CancellationToken.None);
        store.Clock.Advance(Defaults.FirstBackoff * 0.52);
        var due = await store.Sweeper.RunOnceAsync(CancellationToken.None);

        Assert.Equal((new OutboxSweep(0, 0), new OutboxSweep(1, 1)), (early, due));
    }

    [Fact]
    public async Task Remembers_why_and_how_often_a_row_was_not_taken_while_others_were()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await store.PersistAsync(NewEvents.Any());
        var refused = Guid.Empty;
        store.Publisher.OnPublish = (message, _) =>
        {
            refused = refused == Guid.Empty ? message.MessageId : refused;
            return message.MessageId == refused ? throw new HttpRequestException("SNS says no") : Task.CompletedTask;
        };

        for (var i = 0; i < 3; i++)
        {
            await store.PersistAsync(NewEvents.Any());
            await store.Sweeper.RunOnceAsync(CancellationToken.None);
            store.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal("3 HttpRequestException: SNS says no", await store.QueryAsync<string>("select concat_ws(' ', attempts, last_error) from outbox"));
    }

    [Fact]
    public async Task One_message_the_broker_refuses_does_not_hold_up_its_neighbours()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        store.Feed.Open();
        await Task.WhenAll(NewEvents.Many(10).Select(store.PersistAsync));
        Guid? poison = null;
        store.Publisher.OnPublish = (message, _) =>
            (poison ??= message.AsEventPersisted().EventId) == message.AsEventPersisted().EventId ? throw new InvalidOperationException("no") : Task.CompletedTask;

        await store.Relay.RunOnceAsync(CancellationToken.None);

        Assert.Equal(9, store.Publisher.Taken.Count);
        Assert.Equal(poison.ToString(), await store.QueryAsync<string>("select event_id::text from outbox"));
    }

    [Fact]
    public async Task A_broker_that_never_answers_is_given_up_when_the_lease_ends()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await store.PersistAsync(NewEvents.Any());
        store.Publisher.OnPublish = (_, cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, store.Clock, cancellationToken);

        var sweeping = store.Sweeper.RunOnceAsync(CancellationToken.None);
        await store.Clock.TimerStarted.WaitAsync();
        store.Clock.Advance(Defaults.Lease);

        Assert.Equal(new OutboxSweep(1, 0), await sweeping);
        Assert.Equal(1L, await store.CountAsync("outbox"));
    }

    [Fact]
    public async Task The_relay_outlives_an_outage_of_the_database()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await store.Relay.StartAsync(CancellationToken.None);
        await store.ExecuteAsync("create function die() returns trigger language plpgsql as 'begin raise exception ''dead''; end'");
        await store.ExecuteAsync("create trigger die before delete on outbox execute function die()");
        await store.PersistAsync(NewEvents.Any());
        await Eventually.BecomesAsync("the broker took the first", () => Task.FromResult(store.Publisher.Taken.Count), count => count == 1);
        await store.ExecuteAsync("drop trigger die on outbox");

        await store.PersistAsync(NewEvents.Any());
        await Eventually.BecomesAsync("only the first is left", () => store.CountAsync("outbox"), count => count == 1);
        await store.Relay.StopAsync(CancellationToken.None);

        Assert.Equal(2, store.Publisher.Taken.Count);
    }

    [Theory]
    [InlineData(1, 0.75, 1.25)]
    [InlineData(2, 1.5, 2.5)]
    [InlineData(5, 12, 20)]
    [InlineData(7, 45, 75)]
    [InlineData(int.MaxValue, 45, 75)]
    public void Backoff_doubles_up_to_its_ceiling_and_is_spread(int attempts, double least, double most)
    {
        Assert.Equal(TimeSpan.FromSeconds(least), OutboxBackoff.After(attempts, Defaults, 0));
        Assert.Equal(TimeSpan.FromSeconds(most), OutboxBackoff.After(attempts, Defaults, 1));
    }
}
