using System.Text.RegularExpressions;

namespace Fluxa.Conventions.Tests;

/// <summary>Each named crash point is died at in an end-to-end test, and docs/architecture.md says what survives.</summary>
public sealed partial class CrashPointTests
{
    private const int Fewest = 14;

    private static readonly string[] Points =
        [.. Checkout.Files("*.cs", "services").Concat(Checkout.Files("*.cs", "shared"))
            .SelectMany(file => Reach().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(Points.Length, Fewest, int.MaxValue);

    [Fact]
    public void Each_is_died_at_in_a_test()
    {
        var tests = string.Concat(Checkout.Files("*.cs", "tests/Fluxa.EndToEnd.Tests").Select(File.ReadAllText));

        Assert.All(Points, point => Assert.Contains($"\"{point}\"", tests, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_has_its_row_in_the_table_of_what_survives_and_no_row_is_left_over()
    {
        var rows = Row().Matches(File.ReadAllText(Checkout.PathOf("docs/architecture.md")))
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(Points, rows);
    }

    [GeneratedRegex("""CrashPoint\.Reach\("(?<name>[^"]+)"\)""")]
    private static partial Regex Reach();

    [GeneratedRegex(@"^\| `(?<name>[a-z]+\.[a-z0-9-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
