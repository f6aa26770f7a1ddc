using System.Text.Json.Nodes;

namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>Takes entries out of an SQS batch request, and puts failures into or entries out of its answer.</summary>
internal static class BatchEntries
{
    /// <summary>The request without the entries at these positions, and the ids of those.</summary>
    public static (byte[] Request, IReadOnlyList<string> Removed, bool AnyLeft) Without(byte[] request, IReadOnlyList<int> positions)
    {
        var root = JsonNode.Parse(request)!.AsObject();
        var entries = root["Entries"]!.AsArray();
        var removed = new List<string>();
        foreach (var position in positions.OrderDescending().Where(position => position < entries.Count))
        {
            removed.Add(entries[position]!["Id"]!.GetValue<string>());
            entries.RemoveAt(position);
        }

        return (Bytes(root), removed, entries.Count > 0);
    }

    /// <summary>The answer with these ids added as failed.</summary>
    public static byte[] WithFailures(byte[] answer, IReadOnlyList<string> ids, AwsFault.FailEntries fault)
    {
        var root = JsonNode.Parse(answer)!.AsObject();
        var failed = root["Failed"] as JsonArray ?? [];
        foreach (var id in ids)
        {
            failed.Add(new JsonObject
            {
                ["Id"] = id,
                ["Code"] = fault.Code,
                ["Message"] = "Injected by the fault proxy.",
                ["SenderFault"] = fault.SenderFault,
            });
        }

        root["Failed"] = failed.Parent is null ? failed : failed.DeepClone();
        return Bytes(root);
    }

    /// <summary>The answer without a word on the entries that stood at these positions of the request.</summary>
    public static byte[] Omit(byte[] request, byte[] answer, IReadOnlyList<int> positions)
    {
        var (_, ids, _) = Without(request, positions);
        var root = JsonNode.Parse(answer)!.AsObject();
        foreach (var list in new[] { root["Successful"] as JsonArray, root["Failed"] as JsonArray })
        {
            foreach (var entry in list?.Where(entry => ids.Contains(entry!["Id"]!.GetValue<string>())).ToList() ?? [])
            {
                list!.Remove(entry);
            }
        }

        return Bytes(root);
    }

    private static byte[] Bytes(JsonObject root) => System.Text.Encoding.UTF8.GetBytes(root.ToJsonString());
}
