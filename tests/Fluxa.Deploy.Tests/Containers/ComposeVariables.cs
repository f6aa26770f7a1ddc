using System.Text.RegularExpressions;

namespace Fluxa.Deploy.Tests.Containers;

/// <summary>Puts the caller's variables into a value as Compose does: <c>${NAME}</c>, <c>${NAME:-otherwise}</c>, <c>${NAME:+instead}</c>.</summary>
internal static partial class ComposeVariables
{
    public static string Resolve(string value, IReadOnlyDictionary<string, string> caller) => Variable().Replace(value, match =>
    {
        var found = caller.GetValueOrDefault(match.Groups["name"].Value, "");
        return match.Groups["how"].Value switch
        {
            ":-" => found.Length > 0 ? found : match.Groups["other"].Value,
            ":+" => found.Length > 0 ? match.Groups["other"].Value : "",
            _ => found,
        };
    });

    [GeneratedRegex(@"\$\{(?<name>\w+)(?:(?<how>:[-+])(?<other>[^}]*))?\}")]
    private static partial Regex Variable();
}
