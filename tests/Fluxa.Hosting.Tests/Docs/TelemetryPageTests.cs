using System.Text.RegularExpressions;

namespace Fluxa.Hosting.Tests.Docs;

/// <summary>docs/telemetry.md against the instruments in the code. Log events are compared by the conventions tests.</summary>
public sealed partial class TelemetryPageTests
{
    [Fact]
    public void Lists_every_instrument_and_no_other()
    {
        var created = DocsFolder.Sources().SelectMany(text => Created().Matches(text)).Select(match => match.Groups["name"].Value);
        var listed = Row().Matches(DocsFolder.Read("telemetry.md")).Select(match => match.Groups["name"].Value);

        Assert.Equal(created.Distinct().Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""Create(?:Observable)?(?:Counter|Histogram|UpDownCounter|Gauge)(?:<\w+>)?\(\s*"(?<name>[^"]+)""")]
    private static partial Regex Created();

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \| (?:counter|histogram|up-down counter|gauge|observable\w+)\b", RegexOptions.Multiline)]
    private static partial Regex Row();
}
