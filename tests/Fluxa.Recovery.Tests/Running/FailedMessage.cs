using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Fluxa.Contracts;

namespace Fluxa.Recovery.Tests.Running;

/// <summary>Messages as the Processor, or another service, leaves them in an error queue.</summary>
internal static class FailedMessage
{
    public const string Payload = """{"user_id":"u-1","amount":12.50,"currency":"EUR","merchant":"Corner Shop","timestamp":"2026-01-02T03:04:05Z"}""";

    /// <summary>The envelope of an <c>IngestEvent</c>.</summary>
    public static string Event(Guid eventId, string tenant = "default", string payload = Payload, string? messageId = null, string? payloadKey = null) => new JsonObject
    {
        ["messageId"] = messageId ?? Guid.CreateVersion7().ToString(),
        ["messageType"] = new JsonArray("urn:message:Fluxa.Contracts:IngestEvent"),
        ["headers"] = new JsonObject { ["MT-Activity-Id"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
        ["message"] = new JsonObject
        {
            ["eventId"] = eventId,
            ["tenantId"] = tenant,
            ["correlationId"] = $"c-{eventId}",
            ["eventType"] = EventTypes.TransactionV1,
            ["acceptedAt"] = "2026-01-02T03:04:05Z",
            ["payloadMode"] = payloadKey is null ? PayloadModes.Inline : PayloadModes.S3,
            ["payload"] = payloadKey is null ? payload : null,
            ["payloadKey"] = payloadKey,
            ["payloadSha256"] = Convert.ToHexStringLower(Hash(payload)),
            ["payloadBytes"] = Encoding.UTF8.GetByteCount(payload),
        },
    }.ToJsonString();

    public static byte[] Hash(string payload) => SHA256.HashData(Encoding.UTF8.GetBytes(payload));

    /// <summary>What our transport and the Processor say of a fault.</summary>
    public static (string Name, string Value)[] Fault(
        string reason = "schema_invalid", string message = "amount: must not be 7", string exception = "Fluxa.Processor.Failures.PermanentFailureException", string? delivery = null, Guid? redrive = null)
    {
        List<(string, string)> attributes =
        [
            ("MT-Reason", "fault"),
            ("MT-Fault-ExceptionType", exception),
            ("MT-Fault-Message", message),
            ("MT-Fault-StackTrace", "   at Fluxa.Processor.Events.EventProcessor.Read(IngestEvent command) in /src/EventProcessor.cs:line 52"),
            ("MT-Fault-Timestamp", "2026-01-02T03:04:06.5Z"),
            ("MT-Fault-ConsumerType", "Fluxa.Processor.Events.IngestEventConsumer"),
            ("MT-Fault-TransportMessageId", delivery ?? Guid.CreateVersion7().ToString()),
            ("MT-Fault-ReceiveCount", "1"),
            ("fluxa-reason", reason),
        ];
        if (redrive is { } id)
        {
            attributes.Add(("fluxa-redrive-id", id.ToString()));
        }

        return [.. attributes];
    }
}
