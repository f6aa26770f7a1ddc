using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fluxa.Query.History;
using Fluxa.Query.Listing;

namespace Fluxa.Query.Events;

[JsonSerializable(typeof(EventAnswer))]
[JsonSerializable(typeof(EventPage))]
[JsonSerializable(typeof(EventHistory))]
internal sealed partial class EventJson : JsonSerializerContext
{
    /// <summary>Snake case, and é stays é: the answer says that it is JSON and that nothing else may be read into it.</summary>
    public static EventJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
