using Fluxa.Contracts;
using Fluxa.Persistence.Storing;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Persistence.Tests.Storing;

public sealed class EventStoreTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Stores_every_field_as_it_was_given()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var given = NewEvents.Any(amount: -123456789012345.6789m) with
        {
            OccurredAt = new DateTimeOffset(2026, 3, 4, 1, 2, 3, TimeSpan.FromHours(5.5)).AddTicks(12_345_670),
            Merchant = "Ω 👍 \" \\ ' {},NULL",
            MetadataJson = """{"n": 1.0, "s": "Ω"}""",
        };

        var outcome = await store.PersistAsync(given);

        var stored = await store.Queries.FindAsync(given.TenantId, given.EventId, TestContext.Current.CancellationToken);
        Assert.IsType<PersistOutcome.Stored>(outcome);
        Assert.NotNull(stored);
        Assert.Equal(given.Amount, stored.Amount);
        Assert.Equal(given.OccurredAt.UtcDateTime, stored.OccurredAt.UtcDateTime);
        Assert.Equal(given.Merchant, stored.Merchant);
        Assert.Equal(given.MetadataJson, stored.MetadataJson);
        Assert.Equal(given.CorrelationId, stored.CorrelationId);
        Assert.Equal(given.EventType, stored.EventType);
        Assert.Equal(given.UserId, stored.UserId);
        Assert.Equal(given.Currency, stored.Currency);
        Assert.Equal(given.PayloadMode, stored.PayloadMode);
        Assert.Equal(given.PayloadSha256, stored.PayloadSha256);
        Assert.Equal(given.PayloadBytes, stored.PayloadBytes);
        Assert.Equal(given.AcceptedAt, stored.AcceptedAt);
        Assert.Equal(store.Clock.GetUtcNow(), stored.CreatedAt);
        Assert.Equal(("processed", 1), (stored.Status, stored.Attempts));
        Assert.Equal(given.Payload, await store.QueryAsync<string>("select payload from events"));
    }

    [Theory]
    [InlineData("""{"metadata":{"n":1.50,"s":"Ω"}}""", """{"n": 1.50, "s": "Ω"}""")]
    [InlineData("""{"meta\u0064ata":{}}""", "{}")]
    [InlineData("{}", null)]
    public async Task Reads_the_metadata_of_an_inline_event_from_its_payload(string payload, string? metadata)
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var given = NewEvents.Any() with { MetadataJson = null, Payload = payload };
        await store.PersistAsync(given);

        var stored = await store.Queries.FindAsync(given.TenantId, given.EventId, CancellationToken.None);

        Assert.Equal(metadata, stored!.MetadataJson);
    }

    [Fact]
    public async Task Keeps_four_decimals_exactly()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);

        await store.PersistAsync(NewEvents.Any(amount: 0.1m));

        Assert.Equal("0.1000", await store.QueryAsync<string>("select amount::text from events"));
    }

    [Fact]
    public async Task Stores_only_the_key_of_a_payload_in_s3()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var large = NewEvents.Any() with { PayloadMode = PayloadModes.S3, Payload = null, PayloadKey = "raw/k.json", MetadataJson = null };

        await store.PersistAsync(large);

        var stored = await store.Queries.FindAsync(large.TenantId, large.EventId, TestContext.Current.CancellationToken);
        Assert.Equal((PayloadModes.S3, "raw/k.json", null), (stored!.PayloadMode, stored.PayloadKey, stored.MetadataJson));
        Assert.Equal(1L, await store.QueryAsync<long>("select count(*) from events where payload is null and metadata is null"));
    }

    [Fact]
    public async Task Says_duplicate_to_the_same_event_and_changes_nothing()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var first = NewEvents.Any();
        await store.PersistAsync(first);

        var outcome = await store.PersistAsync(first with { CorrelationId = "another delivery" });

        Assert.IsType<PersistOutcome.Duplicate>(outcome);
        Assert.Equal("corr-1", await store.QueryAsync<string>("select correlation_id from events"));
        Assert.Equal((1L, 1L, 1L), (await store.CountAsync("events"), await store.CountAsync("idempotency_keys"), await store.CountAsync("outbox")));
    }

    [Fact]
    public async Task Says_conflict_to_another_payload_under_the_same_id_and_lets_the_first_stand()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var first = NewEvents.Any(amount: 1);
        await store.PersistAsync(first);

        var outcome = await store.PersistAsync(first.WithOtherPayload());

        Assert.IsType<PersistOutcome.Conflict>(outcome);
        Assert.Equal(1m, await store.QueryAsync<decimal>("select amount from events"));
        Assert.Equal(1L, await store.CountAsync("outbox"));
    }

    [Fact]
    public async Task Lets_two_tenants_use_the_same_id()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var mine = NewEvents.Any(tenant: "mine", amount: 1);
        var theirs = NewEvents.Any(mine.EventId, "theirs", 2);

        var outcomes = await Task.WhenAll(store.PersistAsync(mine), store.PersistAsync(theirs));

        Assert.All(outcomes, outcome => Assert.IsType<PersistOutcome.Stored>(outcome));
        Assert.Equal(1m, (await store.Queries.FindAsync("mine", mine.EventId, TestContext.Current.CancellationToken))!.Amount);
        Assert.Null(await store.Queries.FindAsync("nobody", mine.EventId, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Still_says_duplicate_or_conflict_when_the_inbox_was_cleaned()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var first = NewEvents.Any();
        await store.PersistAsync(first);
        await store.ExecuteAsync("truncate idempotency_keys, outbox");

        var other = await store.PersistAsync(first.WithOtherPayload());
        var same = await store.PersistAsync(first);

        Assert.IsType<PersistOutcome.Conflict>(other);
        Assert.IsType<PersistOutcome.Duplicate>(same);
        Assert.Equal((1L, 0L), (await store.CountAsync("events"), await store.CountAsync("outbox")));
    }

    [Fact]
    public async Task Still_knows_an_event_whose_row_was_removed_by_age()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        var first = NewEvents.Any();
        await store.PersistAsync(first);
        await store.ExecuteAsync("truncate events, outbox");

        Assert.IsType<PersistOutcome.Duplicate>(await store.PersistAsync(first));
        Assert.IsType<PersistOutcome.Conflict>(await store.PersistAsync(first.WithOtherPayload()));
        Assert.Equal(0L, await store.CountAsync("events"));
    }
}
