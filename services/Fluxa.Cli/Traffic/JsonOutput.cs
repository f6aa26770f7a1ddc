using System.Text.Json;

namespace Fluxa.Cli.Traffic;

/// <summary>How <c>--json</c> writes: one object, names in snake case as in Fluxa's APIs.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Json);
}
