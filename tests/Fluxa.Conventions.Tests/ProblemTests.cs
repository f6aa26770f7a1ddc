using System.Text.RegularExpressions;

namespace Fluxa.Conventions.Tests;

/// <summary>Each problem of the catalogue has a test that provokes it over HTTP: marked with the trait "problem", and expecting it by name.</summary>
public sealed partial class ProblemTests
{
    private static readonly List<string> Tests = [.. Checkout.Files("*Tests.cs", "tests").Select(File.ReadAllText)];

    public static TheoryData<string> Problems => new(Catalogue().Matches(File.ReadAllText(Checkout.PathOf("shared/Fluxa.Hosting/ProblemPages/Problems.cs"))).Select(match => match.Groups["slug"].Value));

    [Theory]
    [MemberData(nameof(Problems))]
    public void It_has_a_test_that_provokes_it(string problem) => Assert.Contains(
        Tests, test => test.Contains($"""[Trait("problem", "{problem}")]""", StringComparison.Ordinal) && Expectation(problem).IsMatch(test));

    [Fact]
    public void No_test_claims_a_problem_that_is_none() => Assert.Subset(
        Problems.Select(row => row.Data).ToHashSet(StringComparer.Ordinal),
        Tests.SelectMany(test => Claim().Matches(test)).Select(match => match.Groups["slug"].Value).ToHashSet(StringComparer.Ordinal));

    // Besides the claim itself.
    private static Regex Expectation(string problem) => new($"""(?<!Trait\("problem", "){Regex.Escape(problem)}(?![a-z-])""");

    [GeneratedRegex("""Trait\("problem", "(?<slug>[a-z-]+)"\)""")]
    private static partial Regex Claim();

    [GeneratedRegex("""ProblemType \w+ = new\("(?<slug>[a-z-]+)",""")]
    private static partial Regex Catalogue();
}
