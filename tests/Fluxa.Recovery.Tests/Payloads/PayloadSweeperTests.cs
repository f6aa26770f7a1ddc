using Fluxa.ClaimCheck;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Recovery.Tests.Payloads;

public sealed class PayloadSweeperTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private static readonly TimeSpan NextDay = TimeSpan.FromHours(25);

    [Fact]
    public async Task Removes_a_payload_whose_message_was_never_sent()
    {
        await using var sweep = await SweepUnderTest.CreateAsync(postgres, emulator);
        await sweep.PutAsync(Guid.CreateVersion7());

        Assert.Equal((1, 1, 7), Counts(await sweep.SweepAsync(NextDay)));

        Assert.Empty(await sweep.KeysAsync());
    }

    [Fact]
    public async Task Leaves_what_is_not_a_day_old()
    {
        await using var sweep = await SweepUnderTest.CreateAsync(postgres, emulator);
        var key = await sweep.PutAsync(Guid.CreateVersion7());

        Assert.Equal((0, 0, 0), Counts(await sweep.SweepAsync(TimeSpan.FromHours(23))));

        Assert.Equal([key], await sweep.KeysAsync());
    }

    [Fact]
    public async Task Leaves_the_payload_of_a_stored_event_and_takes_the_bytes_that_came_second()
    {
        await using var sweep = await SweepUnderTest.CreateAsync(postgres, emulator);
        var eventId = Guid.CreateVersion7();
        var key = await sweep.PutAsync(eventId);
        await sweep.PutAsync(key.Replace(".json", ".0011223344556677.json", StringComparison.Ordinal));
        await sweep.Recovery.ExecuteAsync($"""
            insert into events
            values ('default', '{eventId}', 'c', 'e', 'u', 1, 'EUR', 'm', now(), null, 'S3', null, '{key}', '\x{new string('0', 64)}', 7, now(), now())
            """);

        Assert.Equal((2, 1, 7), Counts(await sweep.SweepAsync(NextDay)));

        Assert.Equal([key], await sweep.KeysAsync());
    }

    [Fact]
    public async Task Leaves_the_payload_of_a_failure_and_takes_it_for_another_tenant_s_event()
    {
        await using var sweep = await SweepUnderTest.CreateAsync(postgres, emulator);
        var eventId = Guid.CreateVersion7();
        var key = await sweep.PutAsync(eventId, "one/tenant");
        await sweep.PutAsync(eventId, "another");
        await sweep.Recovery.Errors.SendAsync(FailedMessage.Event(eventId, "one/tenant", payloadKey: key), FailedMessage.Fault());
        await sweep.Recovery.CollectAsync();

        Assert.Equal(1, (await sweep.SweepAsync(NextDay)).Removed);

        Assert.Equal([key], await sweep.KeysAsync());
    }

    [Fact]
    public async Task Leaves_what_a_message_names_that_nobody_can_read()
    {
        await using var sweep = await SweepUnderTest.CreateAsync(postgres, emulator);
        var key = await sweep.PutAsync(Guid.CreateVersion7());
        await sweep.Recovery.Errors.SendAsync($"{{ \"payloadKey\": \"{key}\", and then nonsense");
        await sweep.Recovery.CollectAsync();

        Assert.Equal(0, (await sweep.SweepAsync(NextDay)).Removed);

        Assert.Equal([key], await sweep.KeysAsync());
    }

    [Fact]
    public async Task Leaves_what_a_stored_and_not_yet_forwarded_message_names()
    {
        await using var sweep = await SweepUnderTest.CreateAsync(postgres, emulator);
        var eventId = Guid.CreateVersion7();
        var key = await sweep.PutAsync(eventId);
        await KeepAsync(sweep, 1, FailedMessage.Event(eventId, payloadKey: key));

        Assert.Equal(0, (await sweep.SweepAsync(NextDay)).Removed);

        Assert.Equal([key], await sweep.KeysAsync());
    }

    [Fact]
    public async Task Waits_while_much_is_being_stored_and_forwarded()
    {
        await using var sweep = await SweepUnderTest.CreateAsync(postgres, emulator);
        var key = await sweep.PutAsync(Guid.CreateVersion7());
        await KeepAsync(sweep, 1001, "{}");

        Assert.Equal((0, 0, 0), Counts(await sweep.SweepAsync(NextDay)));

        Assert.Equal([key], await sweep.KeysAsync());
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("_error", false)]
    [InlineData("_skipped", false)]
    public async Task Leaves_what_a_queue_may_still_hold_until_no_queue_can(string suffix, bool inFlight)
    {
        await using var sweep = await SweepUnderTest.CreateAsync(postgres, emulator);
        using var queue = await sweep.QueueAsync(suffix);
        await queue.SendAsync("{}");
        if (inFlight)
        {
            Assert.Single(await queue.ReceiveAsync(hiddenSeconds: 600));
        }

        var key = await sweep.PutAsync(Guid.CreateVersion7());

        // Four days is how long a queue keeps a message that nobody takes, unless it is set otherwise.
        Assert.Equal(0, (await sweep.SweepAsync(NextDay)).Removed);
        Assert.Equal(0, (await sweep.SweepAsync(TimeSpan.FromDays(8.9))).Removed);
        Assert.Equal([key], await sweep.KeysAsync());
        Assert.Equal(1, (await sweep.SweepAsync(TimeSpan.FromDays(9.1))).Removed);
    }

    [Fact]
    public async Task Leaves_what_Fluxa_never_put()
    {
        await using var sweep = await SweepUnderTest.CreateAsync(postgres, emulator);
        var today = PayloadKey.Prefix(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        await sweep.PutAsync(today + "default/notes.json");
        await sweep.PutAsync(today + "somebody-else.json");

        Assert.Equal(0, (await sweep.SweepAsync(NextDay)).Removed);

        Assert.Equal(2, (await sweep.KeysAsync()).Count);
    }

    private static (long Seen, long Removed, long Bytes) Counts(Fluxa.Recovery.Payloads.SweptPayloads swept) => (swept.Seen, swept.Removed, swept.Bytes);

    private static Task KeepAsync(SweepUnderTest sweep, int count, string body) => sweep.Recovery.ExecuteAsync($"""
        insert into outbox (message_id, destination, message_type, body, created_at, attempts, next_attempt_at)
        select gen_random_uuid(), 'queue:work', 'Fluxa.Contracts:IngestEvent', '{body}', now(), 0, 'infinity' from generate_series(1, {count})
        """);
}
