using System.Text.RegularExpressions;

namespace Fluxa.Conventions.Tests;

/// <summary>Pages are found: each from the README, by links that lead somewhere.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Wanted =
    [
        "architecture", "contracts", "events", "api", "configuration", "telemetry", "problems", "metrics", "runbook", "tradeoffs", "deploy", "cost", "recovery", "failures", "transport", "security",
    ];

    public static TheoryData<string> Pages => new(Checkout.Files("*.md").Select(Checkout.Relative));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file_and_a_heading(string page)
    {
        var text = Code().Replace(File.ReadAllText(Checkout.PathOf(page)), "");
        var broken = Link().Matches(text)
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Leads(page, target));

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_that_somebody_needs_is_there()
        => Assert.All(Wanted, page => Assert.True(File.Exists(Checkout.PathOf($"docs/{page}.md")), page));

    [Fact]
    public void The_README_leads_to_every_page_of_docs()
    {
        var readme = File.ReadAllText(Checkout.PathOf("README.md"));
        var pages = Directory.EnumerateFiles(Checkout.PathOf("docs"), "*.md").Select(Checkout.Relative);

        Assert.All(pages, page => Assert.Contains($"({page})", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_decision_is_in_the_list_of_decisions()
    {
        var list = File.ReadAllText(Checkout.PathOf("docs/adr/README.md"));
        var decisions = Directory.EnumerateFiles(Checkout.PathOf("docs/adr"), "0*.md").Select(file => Path.GetFileName(file)!);

        Assert.All(decisions, decision => Assert.Contains($"({decision})", list, StringComparison.Ordinal));
    }

    private static bool Leads(string page, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? Checkout.PathOf(page) : Path.GetFullPath(Path.Combine(Checkout.PathOf(page), "..", parts[0]));
        return parts.Length == 1 || !file.EndsWith(".md", StringComparison.Ordinal)
            ? Path.Exists(file)
            : File.Exists(file) && Heading().Matches(File.ReadAllText(file)).Any(heading => Slug(heading.Groups["text"].Value) == parts[1]);
    }

    /// <summary>A heading's anchor as GitHub makes it.</summary>
    private static string Slug(string heading) => NoAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoAnchor();
}
