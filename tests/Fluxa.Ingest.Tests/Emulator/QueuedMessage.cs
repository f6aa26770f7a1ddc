using System.Text.Json;
using Fluxa.Contracts;

namespace Fluxa.Ingest.Tests.Emulator;

/// <summary>A message as it lies in the queue.</summary>
internal sealed record QueuedMessage(string Body)
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public JsonElement Envelope { get; } = JsonDocument.Parse(Body).RootElement;

    public IngestEvent Command => Envelope.GetProperty("message").Deserialize<IngestEvent>(CamelCase)!;

    /// <summary>A header of the envelope; null when there is none.</summary>
    public string? Header(string name) => Envelope.GetProperty("headers").TryGetProperty(name, out var value) ? value.GetString() : null;
}
