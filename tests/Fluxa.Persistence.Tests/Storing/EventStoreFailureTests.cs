using Fluxa.Persistence.Storing;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Persistence.Tests.Storing;

public sealed class EventStoreFailureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Remembers_a_failure_and_counts_its_attempts()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var failed = NewEvents.Any();

        await store.Store.RecordFailureAsync(failed.Failure("first"), TestContext.Current.CancellationToken);
        await store.Store.RecordFailureAsync(failed.Failure("second") with { PayloadSha256 = null }, TestContext.Current.CancellationToken);

        Assert.Equal("failed 2 second 32", await store.QueryAsync<string>("select concat_ws(' ', status, attempts, last_error, length(payload_sha256)) from idempotency_keys"));
    }

    [Fact]
    public async Task Mends_an_error_text_that_could_not_be_kept()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);

        await store.Store.RecordFailureAsync(
            NewEvents.Any().Failure("nul \0 and \uD800 " + new string('x', 5000)) with { PayloadSha256 = null }, TestContext.Current.CancellationToken);

        var error = await store.QueryAsync<string>("select last_error from idempotency_keys");
        Assert.StartsWith("nul \uFFFD and \uFFFD xxx", error, StringComparison.Ordinal);
        Assert.Equal(2048, error.Length);
    }

    [Fact]
    public async Task Lets_a_later_good_attempt_take_over()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var repaired = NewEvents.Any();
        await store.Store.RecordFailureAsync(repaired.WithOtherPayload().Failure(), TestContext.Current.CancellationToken);

        var outcome = await store.PersistAsync(repaired);
        var again = await store.PersistAsync(repaired);

        Assert.IsType<PersistOutcome.Stored>(outcome);
        Assert.IsType<PersistOutcome.Duplicate>(again);
        Assert.Equal("processed 2", await store.QueryAsync<string>("select concat_ws(' ', status, attempts, last_error) from idempotency_keys"));
        Assert.Equal((1L, 1L), (await store.CountAsync("events"), await store.CountAsync("outbox")));
    }

    [Fact]
    public async Task Lets_only_one_of_many_take_over()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await using var other = store.AnotherProcess();
        var repaired = NewEvents.Many(50);
        foreach (var one in repaired)
        {
            await store.Store.RecordFailureAsync(one.Failure(), TestContext.Current.CancellationToken);
        }

        var outcomes = await Task.WhenAll(repaired.Concat(repaired.Reverse()).SelectMany(one => new[] { store.PersistAsync(one), other.PersistAsync(one) }));

        Assert.Equal(50, outcomes.OfType<PersistOutcome.Stored>().Count());
        Assert.Equal(150, outcomes.OfType<PersistOutcome.Duplicate>().Count());
        Assert.Equal((50L, 50L), (await store.CountAsync("events"), await store.CountAsync("outbox")));
    }

    [Fact]
    public async Task A_bad_row_among_new_ones_copies_and_repaired_ones_fails_alone()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var (stored, repaired, badAfterFailing, bad) = (NewEvents.Any(), NewEvents.Many(3), NewEvents.Refused(), NewEvents.Refused());
        await store.PersistAsync(stored);
        foreach (var one in repaired.Append(badAfterFailing))
        {
            await store.Store.RecordFailureAsync(one.Failure(), TestContext.Current.CancellationToken);
        }

        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var plug = store.PersistAsync(NewEvents.Any());
        await blocked.WaitForWritersAsync(1);

        var tasks = ((NewEvent[])[stored, stored.WithOtherPayload(), badAfterFailing, bad, .. repaired, .. NewEvents.Many(9)]).Select(store.PersistAsync).ToArray();
        await blocked.ReleaseAsync();
        await plug;

        Assert.IsType<PersistOutcome.Duplicate>(await tasks[0]);
        Assert.IsType<PersistOutcome.Conflict>(await tasks[1]);
        await Assert.ThrowsAsync<EventRejectedException>(() => tasks[2]);
        Assert.Equal("22003", (await Assert.ThrowsAsync<EventRejectedException>(() => tasks[3])).SqlState);
        Assert.All(await Task.WhenAll(tasks[4..]), outcome => Assert.IsType<PersistOutcome.Stored>(outcome));
        Assert.Equal((14L, 14L), (await store.CountAsync("events"), await store.CountAsync("outbox")));
        Assert.Equal("failed 1,processed 11,processed 3", await store.QueryAsync<string>(
            "select string_agg(line, ',' order by line) from (select status || ' ' || count(*) as line from idempotency_keys group by status, attempts) as lines"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Never_overwrites_a_processed_event(bool inboxIsStillThere)
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var stored = NewEvents.Any();
        await store.PersistAsync(stored);
        if (!inboxIsStillThere)
        {
            await store.ExecuteAsync("truncate idempotency_keys");
        }

        await store.Store.RecordFailureAsync(stored.WithOtherPayload().Failure(), TestContext.Current.CancellationToken);

        var found = await store.Queries.FindAsync(stored.TenantId, stored.EventId, TestContext.Current.CancellationToken);
        Assert.Equal(("processed", 1), (found!.Status, found.Attempts));
    }
}
