using Fluxa.Persistence.Storing;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Persistence.Tests.Storing;

public sealed class EventStoreUnderFaultsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Sixty_four_copies_of_one_event_make_one_row_and_no_error()
    {
        const int rounds = 1000;
        await using var one = await StoreUnderTest.CreateAsync(postgres);
        await using var two = one.AnotherProcess();
        await using var three = one.AnotherProcess();
        StoreUnderTest[] processes = [one, two, three];

        for (var round = 0; round < rounds; round++)
        {
            var same = NewEvents.Any();
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => processes[i % 3].PersistAsync(same)));

            Assert.Single(outcomes.OfType<PersistOutcome.Stored>());
            Assert.Equal(63, outcomes.OfType<PersistOutcome.Duplicate>().Count());
        }

        Assert.Equal((rounds, rounds), (await one.CountAsync("events"), await one.CountAsync("outbox")));
    }

    [Fact]
    public async Task Processes_with_the_same_events_in_other_orders_never_deadlock()
    {
        await using var one = await StoreUnderTest.CreateAsync(postgres);
        await using var two = one.AnotherProcess();
        await using var three = one.AnotherProcess();

        for (var round = 0; round < 20; round++)
        {
            var events = NewEvents.Many(200);
            var outcomes = await Task.WhenAll(
                events.Select(one.PersistAsync).Concat(events.Reverse().Select(two.PersistAsync)).Concat(Shuffled(events).Select(three.PersistAsync)));

            Assert.Equal(200, outcomes.OfType<PersistOutcome.Stored>().Count());
            Assert.Equal(400, outcomes.OfType<PersistOutcome.Duplicate>().Count());
        }
    }

    [Fact]
    public async Task A_connection_killed_during_the_commit_is_a_retryable_fault_and_a_retry_comes_out_right()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await using var blocked = await BlockedTable.LockAsync(store, "outbox");
        var newEvent = NewEvents.Any();
        var persisting = store.PersistAsync(newEvent);
        await blocked.WaitForWritersAsync(1);

        await store.ExecuteAsync("select pg_terminate_backend(pid) from pg_locks where relation = 'outbox'::regclass and not granted");
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => persisting);
        await blocked.ReleaseAsync();

        Assert.Equal("57P01", fault.SqlState);
        Assert.Equal(0L, await store.CountAsync("events"));
        Assert.IsType<PersistOutcome.Stored>(await store.PersistAsync(newEvent));
        Assert.Equal((1L, 1L, 1L), (await store.CountAsync("events"), await store.CountAsync("idempotency_keys"), await store.CountAsync("outbox")));
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_a_retryable_fault_and_a_retry_says_duplicate()
    {
        await using var direct = await StoreUnderTest.CreateAsync(postgres);
        await using var proxy = TcpFaultProxy.Start(new NpgsqlConnectionStringBuilder(direct.ConnectionString).Port);
        await using var store = direct.Through(Via(proxy, direct.ConnectionString));
        var newEvent = NewEvents.Any();

        proxy.Set(new TcpFault.LoseAnswerTo("insert into idempotency_keys"));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PersistAsync(newEvent));
        proxy.Heal();

        Assert.IsType<PersistOutcome.Duplicate>(await store.PersistAsync(newEvent));
        Assert.Equal((1L, 1L, 1L), (await store.CountAsync("events"), await store.CountAsync("idempotency_keys"), await store.CountAsync("outbox")));
    }

    [Fact]
    public async Task An_outage_is_a_retryable_fault_for_every_waiter_and_passes()
    {
        await using var direct = await StoreUnderTest.CreateAsync(postgres);
        await using var proxy = TcpFaultProxy.Start(new NpgsqlConnectionStringBuilder(direct.ConnectionString).Port);
        await using var store = direct.Through(Via(proxy, direct.ConnectionString));
        var events = NewEvents.Many(30);

        proxy.Set(new TcpFault.Refuse());
        var faults = await Task.WhenAll(events.Select(one => Record.ExceptionAsync(() => store.PersistAsync(one)).AsTask()));
        var failure = await Record.ExceptionAsync(() => store.Store.RecordFailureAsync(events[0].Failure(), CancellationToken.None));
        var query = await Record.ExceptionAsync(() => store.Queries.FindAsync("default", events[0].EventId, CancellationToken.None));
        proxy.Heal();
        var outcomes = await Task.WhenAll(events.Select(store.PersistAsync));

        Assert.All([.. faults, failure, query], fault => Assert.IsType<StoreUnavailableException>(fault));
        Assert.All(outcomes, outcome => Assert.IsType<PersistOutcome.Stored>(outcome));
    }

    [Fact]
    public async Task A_missing_table_is_no_event_s_fault()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await store.ExecuteAsync("alter table events rename to away");

        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PersistAsync(NewEvents.Any()));
        await store.ExecuteAsync("alter table away rename to events");

        Assert.Equal("42P01", fault.SqlState);
        Assert.IsType<PersistOutcome.Stored>(await store.PersistAsync(NewEvents.Any()));
    }

    [Fact]
    public async Task What_can_not_be_stored_is_refused_before_it_reaches_the_batch()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        NewEvent[] bad =
        [
            NewEvents.Any() with { UserId = "nul \0" },
            NewEvents.Any() with { Merchant = "lone \uDC00" },
            NewEvents.Any() with { Payload = "lone \uD800 high" },
            NewEvents.Any(amount: 0.00001m),
            NewEvents.Any() with { PayloadSha256 = [1, 2, 3] },
        ];

        var faults = await Task.WhenAll(bad.Select(one => Record.ExceptionAsync(() => store.PersistAsync(one)).AsTask()));

        Assert.All(faults, fault => Assert.Null(Assert.IsType<EventRejectedException>(fault).SqlState));
        Assert.Equal(0L, await store.CountAsync("idempotency_keys"));
    }

    [Fact]
    public async Task Metadata_that_jsonb_refuses_fails_alone()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);

        var bad = store.PersistAsync(NewEvents.Any() with { MetadataJson = """{"a":"\u0000"}""" });
        var good = store.PersistAsync(NewEvents.Any());

        Assert.Equal("22P05", (await Assert.ThrowsAsync<EventRejectedException>(() => bad)).SqlState);
        Assert.IsType<PersistOutcome.Stored>(await good);
    }

    private static string Via(TcpFaultProxy proxy, string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = proxy.Port, SslMode = SslMode.Disable }.ConnectionString;

    private static NewEvent[] Shuffled(NewEvent[] events)
    {
        var shuffled = events.ToArray();
        new Random(42).Shuffle(shuffled);
        return shuffled;
    }
}
