using Fluxa.Persistence.Cleaning;
using Fluxa.Persistence.Storing;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Persistence.Tests.Cleaning;

public sealed class InboxCleanerTests(PostgresFixture postgres)
{
    private static readonly TimeSpan KeepFor = new InboxCleanerOptions().KeepFor;

    [Fact]
    public async Task Removes_what_was_processed_long_ago_and_keeps_the_rest()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await store.PersistAsync(NewEvents.Any());
        await store.Store.RecordFailureAsync(NewEvents.Any().Failure("old failure"), CancellationToken.None);
        var withoutItsEvent = NewEvents.Any();
        await store.PersistAsync(withoutItsEvent);
        await store.ExecuteAsync($"delete from events where event_id = '{withoutItsEvent.EventId}'");
        store.Clock.Advance(KeepFor);
        var young = NewEvents.Any();
        await store.PersistAsync(young);
        store.Clock.Advance(TimeSpan.FromSeconds(1));

        var walk = await store.Cleaner.RunOnceAsync(CancellationToken.None);

        Assert.Equal(new InboxWalk.Finished(Seen: 4, Removed: 1, Steps: 1), walk);
        Assert.Equal(
            $"failed,processed,processed {young.EventId}",
            await store.QueryAsync<string>($"select string_agg(status, ',' order by status) || ' ' || min(event_id::text) filter (where event_id = '{young.EventId}') from idempotency_keys"));
    }

    [Fact]
    public async Task A_copy_that_comes_after_the_cleaning_changes_nothing()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var stored = NewEvents.Any();
        await store.PersistAsync(stored);
        store.Clock.Advance(KeepFor * 2);
        await store.Cleaner.RunOnceAsync(CancellationToken.None);

        var copy = await store.PersistAsync(stored);
        var other = await store.PersistAsync(stored.WithOtherPayload());

        Assert.IsType<PersistOutcome.Duplicate>(copy);
        Assert.IsType<PersistOutcome.Conflict>(other);
        Assert.Equal((1L, 1L), (await store.CountAsync("events"), await store.CountAsync("outbox")));
    }

    [Fact]
    public async Task Such_a_copy_does_not_keep_those_it_shares_a_commit_with_from_being_stored()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var old = NewEvents.Any();
        await store.PersistAsync(old);
        store.Clock.Advance(KeepFor * 2);
        await store.Cleaner.RunOnceAsync(CancellationToken.None);
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var first = store.PersistAsync(NewEvents.Any());
        await blocked.WaitForWritersAsync(1);

        var copy = store.PersistAsync(old);
        var young = NewEvents.Many(20).Select(store.PersistAsync).ToArray();
        await blocked.ReleaseAsync();

        Assert.IsType<PersistOutcome.Stored>(await first);
        Assert.IsType<PersistOutcome.Duplicate>(await copy);
        Assert.All(await Task.WhenAll(young), outcome => Assert.IsType<PersistOutcome.Stored>(outcome));
        Assert.Equal((22L, 22L), (await store.CountAsync("events"), await store.CountAsync("outbox")));
    }

    [Fact]
    public async Task Goes_in_steps_with_a_pause_after_each_that_was_full()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:InboxCleaner:StepRows"] = "10", ["Fluxa:InboxCleaner:StepPause"] = "00:00:30" });
        await Task.WhenAll(NewEvents.Many(25).Select(store.PersistAsync));
        store.Clock.Advance(KeepFor * 2);
        var pauses = store.Clock.TimerStarted.Count;

        var walking = store.Cleaner.RunOnceAsync(CancellationToken.None);
        for (var step = 1; step <= 2; step++)
        {
            await store.Clock.TimerStarted.WaitAsync(pauses + step);
            Assert.Equal(25 - (10 * step), await store.CountAsync("idempotency_keys"));
            store.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(new InboxWalk.Finished(Seen: 25, Removed: 25, Steps: 3), await walking);
    }

    [Fact]
    public async Task Leaves_it_to_another_process_that_is_cleaning()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:InboxCleaner:StepRows"] = "1", ["Fluxa:InboxCleaner:StepPause"] = "00:00:30" });
        await using var other = store.AnotherProcess();
        await Task.WhenAll(NewEvents.Many(2).Select(store.PersistAsync));
        store.Clock.Advance(KeepFor * 2);
        var pauses = store.Clock.TimerStarted.Count;
        var walking = store.Cleaner.RunOnceAsync(CancellationToken.None);
        await store.Clock.TimerStarted.WaitAsync(pauses + 1);

        var skipped = await other.Cleaner.RunOnceAsync(CancellationToken.None);
        store.Clock.Advance(TimeSpan.FromSeconds(30));
        await store.Clock.TimerStarted.WaitAsync(pauses + 2);
        store.Clock.Advance(TimeSpan.FromSeconds(30));
        await walking;

        Assert.IsType<InboxWalk.Skipped>(skipped);
        Assert.IsType<InboxWalk.Finished>(await other.Cleaner.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Ends_as_cancelled_when_it_is_cancelled_within_a_statement_and_another_can_go_on()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await using var other = store.AnotherProcess();
        await store.PersistAsync(NewEvents.Any());
        store.Clock.Advance(KeepFor * 2);
        using var cancellation = new CancellationTokenSource();
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var walking = store.Cleaner.RunOnceAsync(cancellation.Token);
        await blocked.WaitForWritersAsync(1);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => walking);
        await blocked.ReleaseAsync();

        Assert.IsType<InboxWalk.Finished>(await other.Cleaner.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Says_what_broke_it_when_its_connection_breaks_within_a_statement_and_another_can_go_on()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await using var other = store.AnotherProcess();
        await store.PersistAsync(NewEvents.Any());
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var walking = store.Cleaner.RunOnceAsync(CancellationToken.None);
        await blocked.WaitForWritersAsync(1);

        await other.ExecuteAsync("select pg_terminate_backend(pid) from pg_locks where relation = 'idempotency_keys'::regclass and not granted");
        await Assert.ThrowsAsync<PostgresException>(() => walking);
        await blocked.ReleaseAsync();

        Assert.IsType<InboxWalk.Finished>(await other.Cleaner.RunOnceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Cleans_at_its_turn()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await store.PersistAsync(NewEvents.Any());
        store.Clock.Advance(KeepFor * 2);
        await store.Cleaner.StartAsync(CancellationToken.None);

        await Eventually.BecomesAsync(
            "the inbox is clean",
            async () =>
            {
                store.Clock.Advance(TimeSpan.FromHours(6));
                return await store.CountAsync("idempotency_keys");
            },
            rows => rows == 0);

        await store.Cleaner.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Finds_its_page_by_the_primary_key()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await store.ExecuteAsync("""
            insert into idempotency_keys
            select 'default', gen_random_uuid(), sha256(''), 'processed', 1, null, now(), now() from generate_series(1, 20000)
            """);
        await store.ExecuteAsync("analyze idempotency_keys");
        await using var connection = await store.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            "explain select tenant_id, event_id from idempotency_keys where (tenant_id, event_id) > ('default', '80000000-0000-0000-0000-000000000000') order by tenant_id, event_id limit 1000",
            connection);

        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            plan.Add(reader.GetString(0));
        }

        Assert.Contains(plan, line => line.Contains("Index Cond", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("Sort", StringComparison.Ordinal));
    }
}
