using System.Text.Json.Serialization;

namespace Fluxa.Ingest.Events;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventAccepted))]
internal sealed partial class EventJson : JsonSerializerContext;
