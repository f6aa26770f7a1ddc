using System.Text;
using Fluxa.Contracts;
using Fluxa.Processor.Failures;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Processor.Tests.Events;

public sealed class IngestEventConsumerTests(PostgresFixture postgres, EmulatorFixture emulator) : IAsyncLifetime
{
    private string _database = "";
    private ProcessorUnderTest _processor = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        _processor = await ProcessorUnderTest.StartAsync(_database, emulator.ServiceUrl);
    }

    public ValueTask DisposeAsync() => _processor.DisposeAsync();

    [Fact]
    public async Task An_event_is_stored_with_what_its_payload_says()
    {
        var command = ProcessorUnderTest.Command();

        Assert.Null(await _processor.ConsumeAsync(command));

        var stored = await _processor.FindAsync(command);
        Assert.NotNull(stored);
        Assert.Equal(12.50m, stored.Amount);
        Assert.Equal("Café", stored.Merchant);
        Assert.Equal("test", stored.CorrelationId);
        Assert.Equal(command.PayloadSha256, Convert.ToHexStringLower(stored.PayloadSha256));
    }

    [Fact]
    public async Task A_copy_changes_nothing_and_is_no_failure()
    {
        var command = ProcessorUnderTest.Command();
        await _processor.ConsumeAsync(command);

        Assert.Null(await _processor.ConsumeAsync(command with { CorrelationId = "another delivery" }));

        Assert.Equal("test", (await _processor.FindAsync(command))!.CorrelationId);
    }

    [Fact]
    public async Task A_payload_in_S3_is_fetched_and_verified()
    {
        var inline = ProcessorUnderTest.Command();
        var key = await _processor.Payloads.PutAsync(
            $"raw/2026/01/02/default/{inline.EventId}.json",
            new MemoryStream(Encoding.UTF8.GetBytes(inline.Payload!)),
            inline.PayloadBytes,
            Convert.FromHexString(inline.PayloadSha256),
            TestContext.Current.CancellationToken);
        var command = inline with { PayloadMode = PayloadModes.S3, Payload = null, PayloadKey = key };

        Assert.Null(await _processor.ConsumeAsync(command));

        Assert.Equal("S3", (await _processor.FindAsync(command))!.PayloadMode);
    }

    public static TheoryData<string, string> Hopeless => new()
    {
        { "another hash", FailureReason.HashMismatch },
        { "another length", FailureReason.HashMismatch },
        { "no such object", FailureReason.PayloadMissing },
        { "unknown type", FailureReason.UnknownType },
        { "broken schema", FailureReason.SchemaInvalid },
        { "not JSON", FailureReason.SchemaInvalid },
        { "no payload", FailureReason.SchemaInvalid },
        { "no hash", FailureReason.SchemaInvalid },
        { "no key", FailureReason.SchemaInvalid },
        { "another id", FailureReason.SchemaInvalid },
    };

    [Theory]
    [MemberData(nameof(Hopeless))]
    public async Task What_can_never_succeed_fails_at_its_first_attempt_with_its_reason(string what, string reason)
    {
        var good = ProcessorUnderTest.Command();
        var command = what switch
        {
            "another hash" => good with { PayloadSha256 = new string('0', 64) },
            "another length" => good with { PayloadBytes = good.PayloadBytes + 1 },
            "no such object" => good with { PayloadMode = PayloadModes.S3, Payload = null, PayloadKey = "raw/nowhere.json" },
            "unknown type" => good with { EventType = "fluxa.transaction.v99" },
            "broken schema" => ProcessorUnderTest.Command("""{"user_id":"u"}"""),
            "not JSON" => ProcessorUnderTest.Command("{"),
            "no payload" => good with { Payload = null },
            "no hash" => good with { PayloadSha256 = "?" },
            "no key" => good with { PayloadMode = PayloadModes.S3, Payload = null },
            "another id" => ProcessorUnderTest.Command(good.Payload!.Replace("{\"user_id\"", $"{{\"event_id\":\"{Guid.CreateVersion7()}\",\"user_id\"", StringComparison.Ordinal)),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };

        var failure = Assert.IsType<PermanentFailureException>(await _processor.ConsumeAsync(command));

        Assert.Equal(reason, failure.Reason);
        Assert.Null(await _processor.FindAsync(command));
        Assert.Equal(("failed", 1), await InboxAsync(command));
    }

    [Fact]
    public async Task An_id_used_again_with_other_content_fails_and_the_first_event_stands()
    {
        var first = ProcessorUnderTest.Command();
        await _processor.ConsumeAsync(first);
        var second = ProcessorUnderTest.Command(first.Payload!.Replace("12.50", "99.99", StringComparison.Ordinal), first.EventId);

        var failure = Assert.IsType<PermanentFailureException>(await _processor.ConsumeAsync(second));

        Assert.Equal(FailureReason.EventIdConflict, failure.Reason);
        Assert.Equal(12.50m, (await _processor.FindAsync(first))!.Amount);
        Assert.Equal(("processed", 1), await InboxAsync(first));
    }

    [Fact]
    public async Task What_failed_once_and_is_good_now_is_stored()
    {
        var command = ProcessorUnderTest.Command();
        await _processor.ConsumeAsync(command with { PayloadSha256 = new string('0', 64) });

        Assert.Null(await _processor.ConsumeAsync(command));

        Assert.NotNull(await _processor.FindAsync(command));
        Assert.Equal(("processed", 2), await InboxAsync(command));
    }

    [Fact]
    public async Task While_PostgreSQL_refuses_the_event_is_tried_again_until_it_is_stored()
    {
        await using var proxy = TcpFaultProxy.Start(new NpgsqlConnectionStringBuilder(_database).Port);
        var throughProxy = new NpgsqlConnectionStringBuilder(_database) { Port = proxy.Port }.ConnectionString;
        await using var processor = await ProcessorUnderTest.StartAsync(throughProxy, emulator.ServiceUrl);
        var command = ProcessorUnderTest.Command();

        proxy.Set(new TcpFault.Refuse());
        await processor.SendAsync(command);
        await Eventually.BecomesAsync("the event was refused", () => Task.FromResult(proxy.Refused), refused => refused > 1);
        proxy.Heal();

        await Eventually.BecomesAsync("the event is stored", () => processor.FindAsync(command), stored => stored is not null);
    }

    [Fact]
    public async Task Without_retries_in_memory_a_passing_fault_still_leads_to_redelivery()
    {
        await using var proxy = TcpFaultProxy.Start(new NpgsqlConnectionStringBuilder(_database).Port);
        var throughProxy = new NpgsqlConnectionStringBuilder(_database) { Port = proxy.Port }.ConnectionString;
        await using var processor = await ProcessorUnderTest.StartAsync(
            throughProxy, emulator.ServiceUrl, new("Fluxa:Processor:Retries", "0"), new("Fluxa:Processor:Redeliveries", "00:00:01"));
        var command = ProcessorUnderTest.Command();

        proxy.Set(new TcpFault.Refuse());
        await processor.SendAsync(command);
        await Eventually.BecomesAsync("the event was refused", () => Task.FromResult(proxy.Refused), refused => refused >= 1);
        proxy.Heal();

        await Eventually.BecomesAsync("the event is stored", () => processor.FindAsync(command), stored => stored is not null);
    }

    private async Task<(string Status, int Attempts)> InboxAsync(IngestEvent command)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var query = new NpgsqlCommand("select status, attempts from idempotency_keys where event_id = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = command.EventId } },
        };
        await using var row = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await row.ReadAsync(TestContext.Current.CancellationToken));
        return (row.GetString(0), row.GetInt32(1));
    }
}
