using System.Text.Json;

namespace Fluxa.Cli.Bench.Bare;

/// <summary>An event as a bare loop reads it from a message: parsed, not verified.</summary>
internal sealed record BareEvent(
    Guid Id, string UserId, decimal Amount, string Currency, string Merchant, DateTime OccurredAt, string Payload, byte[] Sha256)
{
    public static BareEvent Read(string body)
    {
        using var envelope = JsonDocument.Parse(body);
        var message = envelope.RootElement.GetProperty("message");
        var payload = message.GetProperty("payload").GetString()!;
        using var content = JsonDocument.Parse(payload);
        var root = content.RootElement;
        return new BareEvent(
            message.GetProperty("eventId").GetGuid(),
            root.GetProperty("user_id").GetString()!,
            root.GetProperty("amount").GetDecimal(),
            root.GetProperty("currency").GetString()!,
            root.GetProperty("merchant").GetString()!,
            root.GetProperty("timestamp").GetDateTimeOffset().UtcDateTime,
            payload,
            Convert.FromHexString(message.GetProperty("payloadSha256").GetString()!));
    }
}
