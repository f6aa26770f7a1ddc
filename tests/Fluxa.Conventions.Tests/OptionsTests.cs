using System.Text.RegularExpressions;

namespace Fluxa.Conventions.Tests;

/// <summary>Every options class with a configuration section is bound, validated at start and documented.</summary>
public sealed partial class OptionsTests
{
    private static readonly List<string> Sources = Checkout.Files("*.cs")
        .Where(file => !Checkout.Relative(file).StartsWith("tests/", StringComparison.Ordinal))
        .Select(File.ReadAllText)
        .ToList();

    public static TheoryData<string, string> Options => new(Sources
        .Where(text => SectionConstant().IsMatch(text))
        .Select(text => (OptionsClass().Match(text).Groups["name"].Value, SectionConstant().Match(text).Groups["section"].Value)));

    [Fact]
    public void There_are_options_to_judge() => Assert.NotEmpty(Options);

    [Theory]
    [MemberData(nameof(Options))]
    public void It_is_validated_at_start(string name, string section)
        => Assert.True(
            Sources.Any(text => Regex.IsMatch(text, $@"AddValidatedOptions<{name}>") || Regex.IsMatch(text, $@"AddOptions(WithValidateOnStart)?<{name}\b[\s\S]*?(ValidateOnStart|AddOptionsWithValidateOnStart)")),
            $"{name} ({section}) is bound nowhere with validation at start.");

    [Theory]
    [MemberData(nameof(Options))]
    public void The_configuration_page_has_its_section(string name, string section)
        => Assert.True(
            File.ReadAllText(Checkout.PathOf("docs/configuration.md")).Contains($"`{section}`", StringComparison.Ordinal),
            $"docs/configuration.md says nothing of `{section}` ({name}).");

    [GeneratedRegex(@"const string Section = ""(?<section>[^""]+)""")]
    private static partial Regex SectionConstant();

    [GeneratedRegex(@"class (?<name>\w+Options)\b")]
    private static partial Regex OptionsClass();
}
