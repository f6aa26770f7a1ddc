using System.Reflection;
using System.Text.RegularExpressions;
using Fluxa.Hosting.Telemetry;

namespace Fluxa.Hosting.Tests.Docs;

/// <summary>docs/configuration.md says of each option exactly what the comment in its options class says.</summary>
public sealed partial class ConfigurationPageTests
{
    [Fact]
    public void Has_a_row_for_every_option_and_no_other()
    {
        var expected = DocsFolder.Sources().SelectMany(Rows).Order(StringComparer.Ordinal).ToList();
        var listed = Row().Matches(DocsFolder.Read("configuration.md")).Select(match => match.Value).Order(StringComparer.Ordinal);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, listed);
    }

    [Fact]
    public void Names_every_setting_of_OpenTelemetry_that_is_judged_at_start()
    {
        var page = DocsFolder.Read("configuration.md");
        var keys = typeof(TelemetryOptions).GetFields(BindingFlags.Public | BindingFlags.Static).Where(constant => constant.IsLiteral).Select(constant => (string)constant.GetRawConstantValue()!);

        Assert.All(keys, key => Assert.Contains($"`{key}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Rows(string source) => Section().Match(source) is { Success: true } section
        ? Option().Matches(source).Select(option =>
            $"| `{section.Groups["name"].Value}:{option.Groups["name"].Value}` | {Word(option.Groups["type"].Value)} | {Plain(option.Groups["summary"].Value)} |")
        : [];

    private static string Word(string type) => type switch
    {
        "int" or "long" => "whole number",
        "string" => "text",
        "bool" => "true or false",
        "TimeSpan" => "time span",
        "double" => "number",
        _ => type,
    };

    private static string Plain(string summary)
    {
        var text = LineBreak().Replace(summary, " ").Trim();
        text = Reference().Replace(Code().Replace(text, "`$1`"), "`$1`");
        return text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"const string Section = ""(?<name>Fluxa:[^""]+)""")]
    private static partial Regex Section();

    [GeneratedRegex(@"/// <summary>(?<summary>(?:(?!/// <summary>)[\s\S])*?)</summary>\s*(?:///[^\n]*\n\s*)*(?:\[[^\n]*\]\s*)*public (?<type>\w+)\?? (?<name>\w+) \{ get; set; \}")]
    private static partial Regex Option();

    [GeneratedRegex(@"\s*\n\s*///\s*")]
    private static partial Regex LineBreak();

    [GeneratedRegex("<c>(.*?)</c>")]
    private static partial Regex Code();

    [GeneratedRegex(@"<see cref=""(?:\w+\.)*(\w+)""\s*/>")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\| `Fluxa:[^\n]+$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
