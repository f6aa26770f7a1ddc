using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fluxa.Cli.Traffic;

/// <summary>How <c>--json</c> writes: one object, names in snake case as in Fluxa's APIs.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,

        // What was not measured (nothing came through in a round, say) is "NaN" or "Infinity": the rest is still told.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);
}
