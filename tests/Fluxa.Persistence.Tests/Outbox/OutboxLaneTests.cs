using Fluxa.Contracts;
using Fluxa.Persistence.Outbox;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Persistence.Tests.Outbox;

/// <summary>A destination takes nothing for a while: its rows keep their order and their tries, and other destinations go on.</summary>
public sealed class OutboxLaneTests(PostgresFixture postgres)
{
    private static readonly Uri Queue = new("queue:somewhere");

    [Fact]
    public async Task After_an_outage_rows_leave_in_the_order_of_their_age()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:Outbox:BatchRows"] = "7" });
        store.Publisher.OnPublish = (_, _) => throw new HttpRequestException("away");
        for (var i = 0; i < 40; i++)
        {
            await store.Writer.AppendAsync(Queue, Command($"{i:00}"), CancellationToken.None);
            await store.Sweeper.RunOnceAsync(CancellationToken.None);
            store.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        store.Publisher.OnPublish = (_, _) => Task.CompletedTask;
        await DrainAsync(store);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i:00}"), store.Publisher.Taken.Select(Correlation));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(-15)]
    public async Task A_clock_that_is_set_keeps_no_row_waiting(int minutes)
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:Outbox:BatchRows"] = "2" });
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => store.Writer.AppendAsync(Queue, Command($"{i}"), CancellationToken.None)));
        store.Clock.Step(TimeSpan.FromMinutes(minutes));

        for (var i = 0; i < 3; i++)
        {
            await store.Sweeper.RunOnceAsync(CancellationToken.None);
        }

        Assert.Equal(["0", "1", "2", "3", "4"], store.Publisher.Taken.Select(Correlation).Order());
    }

    [Fact]
    public async Task An_outage_wears_out_no_row_s_tries_and_says_why()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        await store.Writer.AppendAsync(Queue, Command("a"), CancellationToken.None);
        store.Publisher.OnPublish = (_, _) => throw new HttpRequestException("away");

        for (var i = 0; i < 50; i++)
        {
            await store.Sweeper.RunOnceAsync(CancellationToken.None);
            store.Clock.Advance(OutboxLane.LongestPause);
        }

        Assert.Equal(50, store.Publisher.Tries);
        Assert.Equal("0 HttpRequestException: away", await store.QueryAsync<string>("select concat_ws(' ', attempts, last_error) from outbox"));
    }

    [Fact]
    public async Task A_destination_that_takes_nothing_is_asked_with_few_rows_after_a_pause()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:Outbox:BatchRows"] = "50" });
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => store.Writer.AppendAsync(Queue, Command($"{i}"), CancellationToken.None)));
        store.Publisher.OnPublish = (_, _) => throw new HttpRequestException("away");

        await store.Sweeper.RunOnceAsync(CancellationToken.None);
        var paused = await store.Sweeper.RunOnceAsync(CancellationToken.None);
        store.Clock.Advance(OutboxLane.LongestPause);
        var asked = await store.Sweeper.RunOnceAsync(CancellationToken.None);

        Assert.Equal((new OutboxSweep(0, 0), new OutboxSweep(10, 0)), (paused, asked));
    }

    [Fact]
    public async Task A_destination_that_takes_nothing_does_not_hold_up_another()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres, new() { ["Fluxa:Outbox:BatchRows"] = "5" });
        await Task.WhenAll(NewEvents.Many(20).Select(store.PersistAsync));
        await store.Writer.AppendAsync(Queue, Command("a"), CancellationToken.None);
        store.Publisher.OnPublish = (message, _) => message.Destination == OutboxMessage.Publish ? throw new HttpRequestException("SNS is away") : Task.CompletedTask;

        await store.Sweeper.RunOnceAsync(CancellationToken.None);

        Assert.Equal("a", Correlation(Assert.Single(store.Publisher.Taken)));
    }

    [Fact]
    public async Task Rows_that_are_to_blame_themselves_do_not_hold_up_those_behind_them()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        for (var i = 0; i < 30; i++)
        {
            await store.Writer.AppendAsync(Queue, Command("bad"), CancellationToken.None);
        }

        store.Publisher.OnPublish = (message, _) => Correlation(message) == "bad" ? throw new InvalidOperationException("no") : Task.CompletedTask;
        await store.Sweeper.RunOnceAsync(CancellationToken.None);
        await store.Writer.AppendAsync(Queue, Command("good"), CancellationToken.None);

        for (var i = 0; i < 10 && store.Publisher.Taken.Count == 0; i++)
        {
            store.Clock.Advance(OutboxLane.LongestPause);
            await store.Sweeper.RunOnceAsync(CancellationToken.None);
        }

        Assert.Equal("good", Correlation(Assert.Single(store.Publisher.Taken)));
    }

    private static async Task DrainAsync(StoreUnderTest store)
    {
        while (await store.CountAsync("outbox") > 0)
        {
            store.Clock.Advance(OutboxLane.LongestPause);
            await store.Sweeper.RunOnceAsync(CancellationToken.None);
        }
    }

    private static string Correlation(OutboxMessage message) =>
        System.Text.Json.JsonSerializer.Deserialize<IngestEvent>(message.Body!, OutboxJson.Options)!.CorrelationId;

    private static IngestEvent Command(string correlationId) => new()
    {
        EventId = Guid.CreateVersion7(),
        TenantId = "default",
        CorrelationId = correlationId,
        EventType = EventTypes.TransactionV1,
        AcceptedAt = DateTimeOffset.UnixEpoch,
        PayloadMode = PayloadModes.Inline,
        Payload = "{}",
        PayloadSha256 = new string('0', 64),
        PayloadBytes = 2,
    };
}
