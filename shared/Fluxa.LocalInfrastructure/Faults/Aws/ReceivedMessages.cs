using System.Text;
using System.Text.Json.Nodes;

namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>Changes the messages in the answer to a receive.</summary>
internal static class ReceivedMessages
{
    public static byte[] With(byte[] answer, AwsFault.Annotate added)
    {
        var root = JsonNode.Parse(answer)!.AsObject();
        foreach (var message in root["Messages"] as JsonArray ?? [])
        {
            var attributes = message!["Attributes"] as JsonObject ?? [];
            attributes[added.Name] = added.Value;
            message["Attributes"] = attributes.Parent is null ? attributes : attributes.DeepClone();
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }
}
