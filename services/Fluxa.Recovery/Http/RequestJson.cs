using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fluxa.Recovery.Http;

/// <summary>Reads requests: a name that comes twice is a fault, not a riddle.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false, MaxDepth = 32)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class RequestJson : JsonSerializerContext;
