using System.Text.Json.Nodes;

namespace Fluxa.Cli.Dlq.Filters;

/// <summary>Which failures a change is meant for.</summary>
internal static class Selection
{
    /// <exception cref="CliException">Both ids and a filter, or neither: everything must be asked for by name.</exception>
    public static JsonObject Body(IReadOnlyList<Guid> ids, JsonObject? filter) => (ids.Count, filter) switch
    {
        (0, null) => throw new CliException("Say which failures: name their ids, or filter, for example --group ID; --state open means all that are open."),
        (0, _) => new JsonObject { ["filter"] = filter },
        (_, null) => new JsonObject { ["ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id.ToString()))]) },
        _ => throw new CliException("Name failures by their ids or by a filter, not both."),
    };
}
