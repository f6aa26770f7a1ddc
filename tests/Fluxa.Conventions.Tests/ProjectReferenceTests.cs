using System.Xml.Linq;

namespace Fluxa.Conventions.Tests;

/// <summary>References run one way: contracts ← shared ← services and deploy ← tests.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["contracts"] = [],
        ["shared"] = ["contracts", "shared"],
        ["services"] = ["contracts", "shared"],
        ["deploy"] = ["contracts", "shared"],
        ["tests"] = ["contracts", "shared", "services", "deploy", "tests"],
    };

    public static TheoryData<string> Projects => new(Checkout.Files("*.csproj").Select(Checkout.Relative));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_lies_before_it(string project)
    {
        var allowed = MayReference[Area(project)];

        var wrong = References(project).Where(reference => !allowed.Contains(Area(reference)));

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_transport_references_no_Fluxa_project()
        => Assert.Empty(References("shared/Fluxa.Transport.AmazonSqs/Fluxa.Transport.AmazonSqs.csproj"));

    [Fact]
    public void The_contracts_need_no_package()
    {
        var project = XDocument.Load(Checkout.PathOf("contracts/Fluxa.Contracts/Fluxa.Contracts.csproj"));

        Assert.Empty(project.Descendants("PackageReference"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_has_its_tests(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        if (Area(project) == "tests")
        {
            return;
        }

        Assert.True(File.Exists(Checkout.PathOf($"tests/{name}.Tests/{name}.Tests.csproj")), $"{name} has no tests/{name}.Tests");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_is_in_the_solution(string project)
        => Assert.Contains(project.Replace('/', '\\'), File.ReadAllText(Checkout.PathOf("Fluxa.sln")), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_leaves_versions_to_the_central_file(string project)
        => Assert.DoesNotContain(
            XDocument.Load(Checkout.PathOf(project)).Descendants("PackageReference"),
            reference => reference.Attribute("Version") is not null);

    private static string Area(string project) => project.Split('/')[0];

    private static List<string> References(string project)
    {
        var folder = Path.GetDirectoryName(Checkout.PathOf(project))!;
        return XDocument.Load(Checkout.PathOf(project))
            .Descendants("ProjectReference")
            .Select(reference => Checkout.Relative(Path.GetFullPath(Path.Combine(folder, reference.Attribute("Include")!.Value))))
            .ToList();
    }
}
