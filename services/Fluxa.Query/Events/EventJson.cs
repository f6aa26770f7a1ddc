using System.Text.Json.Serialization;

namespace Fluxa.Query.Events;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventAnswer))]
internal sealed partial class EventJson : JsonSerializerContext;
