using Fluxa.Persistence.Storing;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Persistence.Tests.Storing;

public sealed class EventStoreBatchTests(PostgresFixture postgres)
{
    private static readonly Dictionary<string, string?> OneWriter = new() { ["Fluxa:EventStore:Writers"] = "1" };

    [Fact]
    public async Task Shares_a_commit_between_all_that_wait()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, OneWriter);
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var first = store.PersistAsync(NewEvents.Any());
        await blocked.WaitForWritersAsync(1);

        var others = NewEvents.Many(200).Select(store.PersistAsync).ToArray();
        await blocked.ReleaseAsync();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(201L, await store.CountAsync("events"));
        Assert.Equal(2L, await store.QueryAsync<long>("select count(distinct xmin::text) from events"));
    }

    [Fact]
    public async Task Lets_one_bad_row_among_a_hundred_fail_alone()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, OneWriter);
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var plug = store.PersistAsync(NewEvents.Any());
        await blocked.WaitForWritersAsync(1);
        var bad = NewEvents.Refused();
        NewEvent[] batch = [.. NewEvents.Many(57), bad, .. NewEvents.Many(42)];

        var tasks = batch.Select(store.PersistAsync).ToArray();
        await blocked.ReleaseAsync();
        await plug;

        var rejected = await Assert.ThrowsAsync<EventRejectedException>(() => tasks[57]);
        var others = await Task.WhenAll(tasks.Where((_, i) => i != 57));
        Assert.Equal((bad.EventId, "22003"), (rejected.EventId, rejected.SqlState));
        Assert.All(others, outcome => Assert.IsType<PersistOutcome.Stored>(outcome));
        Assert.Equal((100L, 100L), (await store.CountAsync("events"), await store.CountAsync("outbox")));
        Assert.Equal(0L, await store.QueryAsync<long>($"select count(*) from idempotency_keys where event_id = '{bad.EventId}'"));
    }

    [Fact]
    public async Task Gives_each_copy_of_an_event_in_one_batch_its_own_right_outcome()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, OneWriter);
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var plug = store.PersistAsync(NewEvents.Any());
        await blocked.WaitForWritersAsync(1);
        var one = NewEvents.Any();

        var first = store.PersistAsync(one);
        var same = store.PersistAsync(one);
        var other = store.PersistAsync(one.WithOtherPayload());
        await blocked.ReleaseAsync();
        await plug;

        Assert.IsType<PersistOutcome.Stored>(await first);
        Assert.IsType<PersistOutcome.Duplicate>(await same);
        Assert.IsType<PersistOutcome.Conflict>(await other);
        Assert.Equal(2L, await store.CountAsync("outbox"));
    }

    [Fact]
    public async Task Judges_each_copy_of_a_refused_event_by_itself()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, OneWriter);
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var plug = store.PersistAsync(NewEvents.Any());
        await blocked.WaitForWritersAsync(1);
        var bad = NewEvents.Refused();

        var first = store.PersistAsync(bad);
        var second = store.PersistAsync(bad);
        var good = store.PersistAsync(NewEvents.Any(bad.EventId));
        await blocked.ReleaseAsync();
        await plug;

        await Assert.ThrowsAsync<EventRejectedException>(() => first);
        await Assert.ThrowsAsync<EventRejectedException>(() => second);
        Assert.IsType<PersistOutcome.Stored>(await good);
    }

    [Fact]
    public async Task Cuts_batches_by_bytes()
    {
        await using var store = await StoreUnderTest.CreateAsync(
            postgres, new() { ["Fluxa:EventStore:Writers"] = "1", ["Fluxa:EventStore:BatchBytes"] = "1048576" });
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var plug = store.PersistAsync(NewEvents.Any());
        await blocked.WaitForWritersAsync(1);
        var payload = new string('x', 400_000);

        var tasks = NewEvents.Many(6).Select(one => store.PersistAsync(one with { Payload = payload })).ToArray();
        await blocked.ReleaseAsync();
        await Task.WhenAll([plug, .. tasks]);

        Assert.Equal(4L, await store.QueryAsync<long>("select count(distinct xmin::text) from events"));
    }

    [Fact]
    public async Task Makes_callers_wait_while_the_queue_is_full()
    {
        await using var store = await StoreUnderTest.CreateAsync(
            postgres, new() { ["Fluxa:EventStore:Writers"] = "1", ["Fluxa:EventStore:QueuedEvents"] = "3" });
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var plug = store.PersistAsync(NewEvents.Any());
        await blocked.WaitForWritersAsync(1);
        var queued = NewEvents.Many(3).Select(store.PersistAsync).ToArray();

        using var impatient = new CancellationTokenSource();
        var waiting = store.Store.PersistAsync(NewEvents.Any(), impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await blocked.ReleaseAsync();
        await Task.WhenAll([plug, .. queued]);

        Assert.Equal(4L, await store.CountAsync("events"));
    }

    [Fact]
    public async Task Cancelling_one_waiter_harms_no_other()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, OneWriter);
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        using var cancellation = new CancellationTokenSource();
        var underWay = store.Store.PersistAsync(NewEvents.Any(), cancellation.Token);
        await blocked.WaitForWritersAsync(1);
        var dropped = NewEvents.Any();
        var waiting = store.Store.PersistAsync(dropped, cancellation.Token);
        var other = store.PersistAsync(NewEvents.Any());

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => underWay);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await blocked.ReleaseAsync();

        Assert.IsType<PersistOutcome.Stored>(await other);
        Assert.Null(await store.Queries.FindAsync(dropped.TenantId, dropped.EventId, TestContext.Current.CancellationToken));
        Assert.Equal(2L, await store.CountAsync("events"));
    }

    [Fact]
    public async Task Finishes_what_it_took_when_it_is_disposed_and_takes_no_more()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, OneWriter);
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var taken = NewEvents.Many(20).Select(store.PersistAsync).ToArray();
        await blocked.WaitForWritersAsync(1);

        var stopping = store.Store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.PersistAsync(NewEvents.Any()));
        Assert.False(stopping.IsCompleted);
        await blocked.ReleaseAsync();
        await stopping;

        Assert.All(taken, task => Assert.IsType<PersistOutcome.Stored>(task.Result));
        Assert.Equal(20L, await store.CountAsync("events"));
    }
}
