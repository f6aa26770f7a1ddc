using System.Text.Json;

namespace Fluxa.Persistence.Outbox;

/// <summary>How messages are written into the outbox. Only Fluxa reads it back; the wire has MassTransit's own settings.</summary>
internal static class OutboxJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
}
