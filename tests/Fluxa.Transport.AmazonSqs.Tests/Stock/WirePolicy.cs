using System.Text.Json;

namespace Fluxa.Transport.AmazonSqs.Tests.Stock;

/// <summary>Says what a queue's policy allows, whatever its statements' ids and the order of its topics.</summary>
internal static class WirePolicy
{
    public static string Describe(string policy) => string.Join("; ", JsonDocument.Parse(policy).RootElement.GetProperty("Statement").EnumerateArray().Select(Statement));

    private static string Statement(JsonElement statement)
    {
        var condition = statement.GetProperty("Condition").EnumerateObject().Single();
        var key = condition.Value.EnumerateObject().Single();
        var values = key.Value.ValueKind == JsonValueKind.Array ? key.Value.EnumerateArray().Select(value => value.GetString()) : [key.Value.GetString()];
        var principal = statement.GetProperty("Principal").EnumerateObject().Single();

        return $"{One(statement, "Effect")} {principal.Name} {principal.Value} {One(statement, "Action")} on {One(statement, "Resource")} "
            + $"when {condition.Name} {key.Name} {string.Join(", ", values.Order(StringComparer.Ordinal))}";
    }

    private static string? One(JsonElement statement, string name) =>
        statement.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Single().GetString() : statement.GetProperty(name).GetString();
}
