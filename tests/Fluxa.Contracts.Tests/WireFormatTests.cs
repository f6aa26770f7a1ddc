using System.Text.Json;
using Fluxa.Testing.Approvals;
using MassTransit;
using MassTransit.Serialization;

namespace Fluxa.Contracts.Tests;

public sealed class WireFormatTests
{
    private static readonly DateTimeOffset AcceptedAt = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Indented = new(SystemTextJsonMessageSerializer.Options) { WriteIndented = true };

    [Fact]
    public void An_inline_IngestEvent_keeps_its_JSON()
    {
        var command = new IngestEvent
        {
            EventId = Guid.Parse("01941f29-7c00-7000-8000-000000000001"),
            TenantId = "default",
            CorrelationId = "checkout-42",
            EventType = EventTypes.TransactionV1,
            AcceptedAt = AcceptedAt,
            PayloadMode = PayloadModes.Inline,
            Payload = """{"user_id":"u-1","amount":12.50,"merchant":"Café \"Zürich\" 漢 😀"}""",
            PayloadSha256 = new string('a', 64),
            PayloadBytes = 71,
        };

        Approval.Verify(JsonSerializer.Serialize(command, Indented), "IngestEvent.inline", "json");
    }

    [Fact]
    public void An_IngestEvent_with_its_payload_in_S3_keeps_its_JSON()
    {
        var command = new IngestEvent
        {
            EventId = Guid.Parse("01941f29-7c00-7000-8000-000000000002"),
            TenantId = "default",
            CorrelationId = "checkout-43",
            EventType = EventTypes.TransactionV1,
            AcceptedAt = AcceptedAt,
            PayloadMode = PayloadModes.S3,
            PayloadKey = "raw/2026/01/02/default/01941f29-7c00-7000-8000-000000000002.json",
            PayloadSha256 = new string('b', 64),
            PayloadBytes = 300_000,
        };

        Approval.Verify(JsonSerializer.Serialize(command, Indented), "IngestEvent.s3", "json");
    }

    [Fact]
    public void EventPersisted_keeps_its_JSON_and_its_exact_amount()
    {
        var persisted = new EventPersisted
        {
            EventId = Guid.Parse("01941f29-7c00-7000-8000-000000000003"),
            TenantId = "default",
            CorrelationId = "checkout-44",
            EventType = EventTypes.TransactionV1,
            UserId = "u-1",
            Amount = 123456789012345.1230m,
            Currency = "EUR",
            Merchant = "Café Zürich",
            Timestamp = new DateTimeOffset(2026, 1, 2, 4, 4, 5, TimeSpan.FromHours(1)),
            PayloadMode = PayloadModes.Inline,
            PayloadSha256 = new string('c', 64),
            PayloadBytes = 71,
            AcceptedAt = AcceptedAt,
            PersistedAt = AcceptedAt.AddMilliseconds(12),
        };

        Approval.Verify(JsonSerializer.Serialize(persisted, Indented), "EventPersisted", "json");
    }

    [Theory]
    [InlineData(typeof(IngestEvent), "urn:message:Fluxa.Contracts:IngestEvent")]
    [InlineData(typeof(EventPersisted), "urn:message:Fluxa.Contracts:EventPersisted")]
    public void A_contract_keeps_its_name_on_the_wire(Type contract, string urn)
        => Assert.Equal(urn, MessageUrn.ForTypeString(contract));

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var command = new IngestEvent
        {
            EventId = Guid.Parse("01941f29-7c00-7000-8000-000000000004"),
            TenantId = "default",
            CorrelationId = "c",
            EventType = EventTypes.TransactionV1,
            AcceptedAt = AcceptedAt,
            PayloadMode = PayloadModes.Inline,
            Payload = "{\"a\":\"\\u0001 \u2028 ß\"}",
            PayloadSha256 = new string('d', 64),
            PayloadBytes = 20,
        };

        var json = JsonSerializer.Serialize(command, SystemTextJsonMessageSerializer.Options);

        Assert.Equal(command, JsonSerializer.Deserialize<IngestEvent>(json, SystemTextJsonMessageSerializer.Options));
    }
}
