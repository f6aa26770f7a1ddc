using System.Text.RegularExpressions;

namespace Fluxa.Transport.AmazonSqs.Tests.Stock;

/// <summary>Takes out of a wire text what differs from run to run: names, generated ids, times, hosts and stacks. All else stays, byte for byte.</summary>
internal static partial class WireText
{
    private const string Chosen = "11111111-2222-3333-4444-555555555555";

    public static string Of(string text, string prefix)
    {
        text = text.Replace(prefix, "{prefix}", StringComparison.Ordinal);
        text = Ids().Replace(text, id => id.Value == Chosen ? id.Value : "{id}");
        text = Times().Replace(text, "{time}");
        text = Hosts().Replace(text, "\"host\": {host}");
        return Stacks().Replace(text, "\"$1\": {text}");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex Times();

    [GeneratedRegex("\"host\": \\{[^}]*\\}")]
    private static partial Regex Hosts();

    [GeneratedRegex("\"(stackTrace|source)\": \"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Stacks();
}
