using System.Text.Json.Nodes;

namespace Fluxa.Deploy.Tests.Cloud;

/// <summary>A resource of a template.</summary>
/// <param name="Id">Its logical id.</param>
/// <param name="Node">All that the template says of it.</param>
internal sealed record CloudResource(string Id, JsonObject Node)
{
    public string Type => (string)Node[nameof(Type)]!;

    /// <summary>The value at a path of names and numbers parted by points; null when there is none.</summary>
    public JsonNode? this[string path] => path.Split('.').Aggregate(Node["Properties"], (node, step) => node switch
    {
        JsonArray list when int.TryParse(step, out var index) => index < list.Count ? list[index] : null,
        JsonObject map => map[step],
        _ => null,
    });

    public string Text(string path) => this[path]?.ToString() ?? "";

    public JsonArray List(string path) => this[path]?.AsArray() ?? [];

    public override string ToString() => Id;
}
