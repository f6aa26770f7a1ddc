using System.Text.RegularExpressions;

namespace Fluxa.Conventions.Tests;

/// <summary>Small files, one idea each.</summary>
public sealed partial class SourceFileTests
{
    private const int MaxLines = 300;
    private const int MaxMedianLines = 80;
    private static readonly string[] BannedFolders = ["Helpers", "Utils", "Common", "Models", "Interfaces", "Managers", "Services"];

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var longer = Checkout.Files("*.cs")
            .Select(file => (file, lines: File.ReadLines(file).Count()))
            .Where(entry => entry.lines > MaxLines)
            .Select(entry => $"{Checkout.Relative(entry.file)}: {entry.lines}");

        Assert.Empty(longer);
    }

    [Fact]
    public void The_median_file_is_small()
    {
        var lengths = Checkout.Files("*.cs").Select(file => File.ReadLines(file).Count()).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, MaxMedianLines);
    }

    [Fact]
    public void A_file_holds_one_public_type_named_after_it()
    {
        var wrong = Checkout.Files("*.cs")
            .Where(file => !Checkout.Relative(file).StartsWith("tests/", StringComparison.Ordinal))
            .SelectMany(file => PublicTypes(file)
                .Where((name, index) => index > 0 || !Path.GetFileName(file).StartsWith(name + ".", StringComparison.Ordinal))
                .Select(name => $"{Checkout.Relative(file)}: {name}"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_folder_has_a_name_that_says_nothing()
    {
        var wrong = Checkout.Files("*.cs")
            .Select(Checkout.Relative)
            .Where(file => file.Split('/')[..^1].Intersect(BannedFolders).Any());

        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        var wrong = Checkout.Files("*.cs")
            .SelectMany(file => File.ReadLines(file).Select((text, index) => (file, text, line: index + 1)))
            .Where(entry => Unfinished().IsMatch(entry.text))
            .Select(entry => $"{Checkout.Relative(entry.file)}:{entry.line}: {entry.text.Trim()}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_README_stays_under_150_lines()
        => Assert.InRange(File.ReadLines(Checkout.PathOf("README.md")).Count(), 1, 149);

    private static IEnumerable<string> PublicTypes(string file)
        => TopLevelPublicType().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).Distinct();

    // Top level: no indentation before the modifier (namespaces are file-scoped).
    [GeneratedRegex(@"^public (?:static |sealed |abstract |partial |readonly |ref )*(?:record struct|record class|record|class|struct|interface|enum|delegate \S+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelPublicType();

    // The words are split so that this file does not accuse itself.
    [GeneratedRegex(@"\bTO" + @"DO\b|\bFIX" + @"ME\b|\bHA" + @"CK\b|NotImplemented" + @"Exception|Skip\s*=\s*""|^\s*#reg" + @"ion|catch\s*(\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex Unfinished();
}
