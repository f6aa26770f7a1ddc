using System.Text;
using System.Text.Json.Nodes;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>An event of 1 KB without an id of its own: every POST of it is a new event.</summary>
internal static class PostBody
{
    public static byte[] At(DateTimeOffset timestamp)
    {
        var sample = new KilobyteEvents("post-", TimeProvider.System).Make(1);
        var content = JsonNode.Parse(sample.Payload)!.AsObject();
        content.Remove("event_id");
        content["timestamp"] = timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(content.ToJsonString(SampleEvents.Json));
    }
}
