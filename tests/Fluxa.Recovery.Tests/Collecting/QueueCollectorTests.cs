using System.Text.Json.Nodes;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Recovery.Tests.Collecting;

public sealed class QueueCollectorTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    [Fact]
    public async Task Keeps_everything_a_fault_tells_and_deletes_the_message_after()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        var eventId = Guid.CreateVersion7();
        var body = FailedMessage.Event(eventId);
        await recovery.Errors.SendAsync(body, FailedMessage.Fault());

        Assert.Equal(1, await recovery.CollectAsync());

        Assert.Equal(0, await recovery.Errors.DepthAsync());
        Assert.Equal(
            $"default|{eventId}|{recovery.Errors.Name}|Fluxa.Contracts:IngestEvent|permanent|schema_invalid|amount: must not be 7|open|1|c-{eventId}|0af7651916cd43dd8448eb211c80319c|INLINE",
            await recovery.ReadAsync<string>("""
                select concat_ws('|', tenant_id, event_id, queue, message_type, kind, reason, exception_message, state, attempts, correlation_id, trace_id, payload_mode)
                from failures
                """));
        Assert.Equal(body, await recovery.ReadAsync<string>("select convert_from(body, 'UTF8') from failure_messages"));
        Assert.Equal(recovery.Source.Name, await recovery.ReadAsync<string>("select source_queue from failure_messages"));
        Assert.Equal("PermanentFailureException: amount: must not be {n}", await recovery.ReadAsync<string>("select title from failure_groups"));
    }

    [Fact]
    public async Task Counts_one_delivery_once_however_often_it_was_moved_or_comes()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        var body = FailedMessage.Event(Guid.CreateVersion7());
        await recovery.Errors.SendAsync(body, FailedMessage.Fault(delivery: "d-1"));
        await recovery.Errors.SendAsync(body, FailedMessage.Fault(delivery: "d-1"));
        await recovery.CollectAsync();
        await recovery.Errors.SendAsync(body, FailedMessage.Fault(delivery: "d-1"));
        await recovery.CollectAsync();

        Assert.Equal("1 1 1", await Shape(recovery));
    }

    [Fact]
    public async Task Counts_another_delivery_of_the_same_event_as_another_attempt_of_one_failure()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        var eventId = Guid.CreateVersion7();
        await recovery.Errors.SendAsync(FailedMessage.Event(eventId), FailedMessage.Fault());
        await recovery.Errors.SendAsync(FailedMessage.Event(eventId), FailedMessage.Fault());

        await recovery.CollectAsync();

        Assert.Equal("1 2 2", await Shape(recovery));
    }

    [Fact]
    public async Task Keeps_two_contents_under_one_event_id_apart()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        var eventId = Guid.CreateVersion7();
        await recovery.Errors.SendAsync(FailedMessage.Event(eventId), FailedMessage.Fault());
        await recovery.Errors.SendAsync(FailedMessage.Event(eventId, payload: """{"other":1}"""), FailedMessage.Fault());

        await recovery.CollectAsync();

        Assert.Equal("2 1 2", await Shape(recovery));
    }

    [Fact]
    public async Task Keeps_a_body_that_nobody_can_read_byte_for_byte()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        const string body = "{\"half\": \"of a mess\tage é";
        await recovery.Errors.SendAsync(body);

        await recovery.CollectAsync();

        Assert.Equal(body, await recovery.ReadAsync<string>("select convert_from(body, 'UTF8') from failure_messages"));
        Assert.Equal("|poison|unreadable_message", await recovery.ReadAsync<string>("select concat(tenant_id, '|', kind, '|', reason) from failures"));
    }

    [Fact]
    public async Task Takes_what_SQS_itself_redrove()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        var policy = new JsonObject { ["deadLetterTargetArn"] = await recovery.Errors.ArnAsync(), ["maxReceiveCount"] = 1 }.ToJsonString();
        using var crashing = await TestQueue.CreateAsync(emulator.ServiceUrl, EmulatorFixture.UniqueName("crashing"), new JsonObject { ["RedrivePolicy"] = policy });
        var eventId = Guid.CreateVersion7();
        await crashing.SendAsync(FailedMessage.Event(eventId));
        await crashing.ReceiveAsync();
        await crashing.ReceiveAsync();

        Assert.Equal(1, await recovery.CollectAsync());

        Assert.Equal($"{eventId}|poison|process_killed", await recovery.ReadAsync<string>("select concat(event_id, '|', kind, '|', reason) from failures"));
    }

    [Fact]
    public async Task Takes_the_failures_of_a_service_that_is_not_Fluxa_and_shows_them_to_no_tenant()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        await recovery.Errors.SendAsync(
            """{"messageId":"6ba7b810-9dad-41d1-80b4-00c04fd430c8","messageType":["urn:message:Shop:OrderPlaced"],"message":{"tenantId":"default"}}""",
            ("MT-Reason", "fault"), ("MT-Fault-ExceptionType", "System.TimeoutException"), ("MT-Fault-Message", "no answer in 30 s"));

        await recovery.CollectAsync();

        Assert.Equal("|Shop:OrderPlaced|unknown|consumer_fault|System.TimeoutException", await recovery.ReadAsync<string>(
            "select concat(tenant_id, '|', message_type, '|', kind, '|', reason, '|', exception_type) from failures"));
    }

    [Fact]
    public async Task Takes_what_no_consumer_wanted_and_knows_where_it_belongs()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        using var skipped = await TestQueue.CreateAsync(emulator.ServiceUrl, $"{recovery.Source.Name}_skipped");
        await skipped.SendAsync("""{"messageId":"6ba7b810-9dad-41d1-80b4-00c04fd430c8","messageType":["urn:message:Shop:OrderPlaced"],"message":{}}""", ("MT-Reason", "dead-letter"));

        await recovery.CollectAsync(skipped.Name);

        Assert.Equal($"skipped {recovery.Source.Name}", await recovery.ReadAsync<string>("select concat(reason, ' ', source_queue) from failures join failure_messages using (failure_id)"));
    }

    [Fact]
    public async Task Loses_nothing_and_takes_nothing_while_PostgreSQL_is_down()
    {
        var settings = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken));
        await using var proxy = TcpFaultProxy.Start(settings.Port);
        settings.Host = "127.0.0.1";
        settings.Port = proxy.Port;
        await using var recovery = await RecoveryUnderTest.CreateAsync(settings.ConnectionString, emulator.ServiceUrl);
        await recovery.Errors.SendAsync(FailedMessage.Event(Guid.CreateVersion7()), FailedMessage.Fault());

        proxy.Set(new TcpFault.Refuse());
        for (var round = 0; round < 5; round++)
        {
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => recovery.CollectAsync());
        }

        var waiting = Assert.Single(await recovery.Errors.ReceiveAsync());
        Assert.Equal("1", waiting.GetProperty("Attributes").GetProperty("ApproximateReceiveCount").GetString());
        proxy.Heal();
        Assert.Equal(1, await recovery.CollectAsync());
        Assert.Equal("1 1 1", await Shape(recovery));
    }

    [Fact]
    public async Task Hands_back_what_it_holds_when_PostgreSQL_fails_in_between()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        await recovery.Errors.SendManyAsync(Enumerable.Range(0, 400).Select(_ => FailedMessage.Event(Guid.CreateVersion7())), FailedMessage.Fault());
        await recovery.ExecuteAsync("alter table failure_messages rename to away");

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => recovery.CollectAsync());

        await recovery.ExecuteAsync("alter table away rename to failure_messages");
        Assert.Equal(400, await recovery.CollectAsync());
        Assert.Equal(0, await recovery.Errors.DepthAsync());
        Assert.Equal(400L, await recovery.ReadAsync<long>("select count(*) from failures"));
    }

    private static Task<string> Shape(RecoveryUnderTest recovery) => recovery.ReadAsync<string>("""
        select concat(count(*), ' ', max(attempts), ' ', (select count(*) from failure_attempts)) from failures
        """);
}
