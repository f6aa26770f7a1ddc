using Fluxa.Persistence.Outbox;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Persistence.Tests.Outbox;

/// <summary>The process dies on a step of the relay; another one goes on.</summary>
public sealed class OutboxCrashTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Lease = new OutboxOptions().Lease;

    [Fact]
    public async Task Dying_after_the_commit_leaves_the_row_to_a_sweeper_of_another_process()
    {
        await using var other = await StoreUnderTest.CreateAsync(postgres);
        await using var dying = other.AnotherProcess();
        dying.Feed.Open();
        await dying.PersistAsync(NewEvents.Any());

        var early = await other.Sweeper.RunOnceAsync(CancellationToken.None);
        other.Clock.Advance(Lease);
        var due = await other.Sweeper.RunOnceAsync(CancellationToken.None);

        Assert.Equal((new OutboxSweep(0, 0), new OutboxSweep(1, 1)), (early, due));
        Assert.Equal(0L, await other.CountAsync("outbox"));
    }

    [Fact]
    public async Task Dying_between_publish_and_delete_publishes_again_under_the_same_id()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await using var other = store.AnotherProcess();
        store.Feed.Open();
        await store.PersistAsync(NewEvents.Any());
        await store.ExecuteAsync("create function die() returns trigger language plpgsql as 'begin raise exception ''dead''; end'");
        await store.ExecuteAsync("create trigger die before delete on outbox execute function die()");
        await Assert.ThrowsAnyAsync<Exception>(() => store.Relay.RunOnceAsync(CancellationToken.None));
        await store.ExecuteAsync("drop trigger die on outbox");

        store.Clock.Advance(Lease);
        await other.Sweeper.RunOnceAsync(CancellationToken.None);

        Assert.Equal(2, store.Publisher.Taken.Count);
        Assert.Single(store.Publisher.TakenIds.Distinct());
        Assert.Single(store.Publisher.Taken.Select(message => message.AsEventPersisted()).Distinct());
        Assert.Equal(0L, await store.CountAsync("outbox"));
    }

    [Fact]
    public async Task Dying_as_a_sweeper_after_the_claim_gives_the_rows_back_when_the_lease_ends()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await using var dying = store.AnotherProcess();
        await store.PersistAsync(NewEvents.Any());
        var entered = new Signal("the broker is asked");
        store.Publisher.OnPublish = async (_, _) =>
        {
            entered.Set();
            await new TaskCompletionSource().Task;
        };
        _ = dying.Sweeper.RunOnceAsync(CancellationToken.None);
        await entered.WaitAsync();
        store.Publisher.OnPublish = (_, _) => Task.CompletedTask;

        var early = await store.Sweeper.RunOnceAsync(CancellationToken.None);
        store.Clock.Advance(Lease);
        var due = await store.Sweeper.RunOnceAsync(CancellationToken.None);

        Assert.Equal((new OutboxSweep(0, 0), new OutboxSweep(1, 1)), (early, due));
    }

    [Fact]
    public async Task A_relay_that_outlived_its_lease_leaves_the_row_to_the_one_that_has_it_now()
    {
        await using var late = await StoreUnderTest.CreateAsync(postgres);
        await using var other = late.AnotherProcess();
        late.Feed.Open();
        await late.PersistAsync(NewEvents.Any());
        late.Publisher.OnPublish = async (_, _) =>
        {
            late.Publisher.OnPublish = (_, _) => throw new HttpRequestException("away");
            late.Clock.Advance(Lease);
            await other.Sweeper.RunOnceAsync(CancellationToken.None);
        };

        await late.Relay.RunOnceAsync(CancellationToken.None);

        Assert.Single(late.Publisher.Taken);
        Assert.Equal("HttpRequestException: away", await other.QueryAsync<string>("select last_error from outbox"));
    }

    [Fact]
    public async Task A_stopping_relay_finishes_what_it_holds_and_leaves_the_rest_to_others_at_once()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var entered = new Signal("the broker is asked");
        var answer = new TaskCompletionSource();
        store.Publisher.OnPublish = (_, _) =>
        {
            entered.Set();
            return answer.Task;
        };
        await store.Relay.StartAsync(CancellationToken.None);
        await store.PersistAsync(NewEvents.Any());
        await entered.WaitAsync();
        await store.PersistAsync(NewEvents.Any());

        var stopping = store.Relay.StopAsync(CancellationToken.None);
        await store.PersistAsync(NewEvents.Any());
        answer.SetResult();
        await stopping;

        Assert.Equal(2, store.Publisher.Taken.Count);
        Assert.Equal(new OutboxSweep(1, 1), await store.Sweeper.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Relay_and_sweeper_stop_and_start_again_whatever_they_are_doing()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        for (var round = 0; round < 20; round++)
        {
            await using var process = store.AnotherProcess();
            await process.Relay.StartAsync(CancellationToken.None);
            await process.Sweeper.StartAsync(CancellationToken.None);
            var work = Task.WhenAll(NewEvents.Many(20).Select(process.PersistAsync));
            await Task.WhenAll(process.Relay.StopAsync(CancellationToken.None), process.Sweeper.StopAsync(CancellationToken.None));
            await work;
        }

        store.Clock.Advance(Lease);
        while (await store.CountAsync("outbox") > 0)
        {
            await store.Sweeper.RunOnceAsync(CancellationToken.None);
        }

        Assert.Equal(400, store.Publisher.TakenIds.Distinct().Count());
    }
}
