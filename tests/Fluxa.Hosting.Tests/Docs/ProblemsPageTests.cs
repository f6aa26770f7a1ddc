using System.Reflection;
using System.Text.RegularExpressions;
using Fluxa.Hosting.ProblemPages;

namespace Fluxa.Hosting.Tests.Docs;

/// <summary>docs/problems.md against the catalogue.</summary>
public sealed partial class ProblemsPageTests
{
    [Fact]
    public void Has_a_section_on_each_problem_with_its_status_and_title_and_no_other()
    {
        var sections = Section().Matches(DocsFolder.Read("problems.md"))
            .Select(match => (match.Groups["slug"].Value, match.Groups["status"].Value, match.Groups["title"].Value));

        Assert.Equal(Problems.All.Select(type => (type.Slug, $"{type.Status}", type.Title)), sections);
    }

    [Fact]
    public void The_catalogue_lists_every_problem_once()
    {
        var fields = typeof(Problems).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<ProblemType>();

        Assert.Equal(fields, Problems.All);
        Assert.Distinct(Problems.All.Select(type => type.Slug));
    }

    [GeneratedRegex(@"^## (?<slug>[a-z-]+)\n\n\*\*(?<status>\d{3})\*\* – (?<title>[^.]+)\.", RegexOptions.Multiline)]
    private static partial Regex Section();
}
