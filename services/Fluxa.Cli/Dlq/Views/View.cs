using System.Text.Json;

namespace Fluxa.Cli.Dlq.Views;

/// <summary>Reads the Recovery API's answers: snake case, and what is unknown here is left out.</summary>
internal static class View
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <exception cref="CliException">The answer has another shape.</exception>
    public static T Of<T>(JsonElement answer)
    {
        try
        {
            return answer.Deserialize<T>(Json) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new CliException($"The Recovery service's answer isn't understood ({exception.Message}): are both of the same version?");
        }
    }
}
