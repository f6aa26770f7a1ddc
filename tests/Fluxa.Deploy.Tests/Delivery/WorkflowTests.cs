using System.Diagnostics;
using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace Fluxa.Deploy.Tests.Delivery;

/// <summary>What GitHub runs is what anybody runs.</summary>
public sealed partial class WorkflowTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fluxa-release-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ci.yml")]
    [InlineData("release.yml")]
    public void A_workflow_runs_the_READMEs_test_command(string file)
    {
        Assert.Contains("./fluxa test", SourceTree.Read("README.md"), StringComparison.Ordinal);
        Assert.Contains("./fluxa test", Runs(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ci.yml", "read")]
    [InlineData("release.yml", "write")]
    public void A_workflow_may_no_more_than_it_must(string file, string contents)
    {
        var permissions = (IDictionary<object, object>)Read(file)["permissions"];

        Assert.Equal(["contents"], permissions.Keys);
        Assert.Equal(contents, permissions["contents"]);
    }

    [Fact]
    public void A_release_begins_with_a_tag()
    {
        var on = (IDictionary<object, object>)((IDictionary<object, object>)Read("release.yml")["on"])["push"];

        Assert.Equal(["v*"], (IEnumerable<object>)on["tags"]);
    }

    [Theory]
    [InlineData("ci.yml")]
    [InlineData("release.yml")]
    public void Paths_of_the_commands_exist(string file)
        => Assert.All(Paths().Matches(Runs(file)).Select(match => match.Value), path => Assert.True(Path.Exists(SourceTree.PathOf(path)), path));

    [Theory]
    [InlineData("v1.2.3", "1.2.3", 0, "- what is new")]
    [InlineData("v1.2.4", "1.2.3", 1, "v1.2.4 isn't the version of Directory.Build.props")]
    [InlineData("v2.0.0", "2.0.0", 1, "CHANGELOG.md has no section [2.0.0]")]
    [InlineData("v1.2", "1.2", 1, "no semantic version")]
    [InlineData("1.2.3", "1.2.3", 1, "no semantic version")]
    public async Task Notes_come_from_the_changelog_and_only_for_the_version_that_is_built(string tag, string version, int exitCode, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".github"));
        File.Copy(SourceTree.PathOf(".github/release-notes.sh"), Path.Combine(_folder, ".github/release-notes.sh"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "Directory.Build.props"), $"<Version>{version}</Version>");
        await File.WriteAllTextAsync(Path.Combine(_folder, "CHANGELOG.md"), "# Changelog\n\n## [Unreleased]\n- later\n\n## [1.2.3] - 2026-01-02\n- what is new\n\n## [1.2.2]\n- what was new\n");

        using var process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(_folder, ".github/release-notes.sh"), tag]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(exitCode, process.ExitCode);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("later", output, StringComparison.Ordinal);
        Assert.DoesNotContain("what was new", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_semantic()
        => Assert.Matches(@"<Version>\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?</Version>", SourceTree.Read("Directory.Build.props"));

    private static Dictionary<object, object> Read(string file) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(SourceTree.Read($".github/workflows/{file}"));

    private static string Runs(string file) => string.Join('\n', ((IDictionary<object, object>)Read(file)["jobs"]).Values
        .SelectMany(job => (IEnumerable<object>)((IDictionary<object, object>)job)["steps"])
        .Select(step => ((IDictionary<object, object>)step).TryGetValue("run", out var run) ? (string)run : ""));

    [GeneratedRegex(@"(?<![\w/$""])(?:\./fluxa|\.github/[\w./-]+|deploy/[\w./-]+)")]
    private static partial Regex Paths();
}
