using System.Text.RegularExpressions;
using Fluxa.Deploy.Tests.Cloud;
using Fluxa.Deploy.Tests.Containers;

namespace Fluxa.Deploy.Tests.Delivery;

/// <summary>The commands of docs/deploy.md name what exists.</summary>
public sealed partial class DeployPageTests(Synthesis synthesis)
{
    private static readonly string Page = SourceTree.Read("docs/deploy.md");

    [Fact]
    public void Every_stack_that_is_deployed_or_destroyed_is_synthesized()
    {
        var named = Stacks().Matches(Page).SelectMany(match => match.Groups["name"].Captures.Select(name => name.Value.Replace("$ENV", "dev", StringComparison.Ordinal))).Distinct();

        Assert.Equal(synthesis.StackNames("dev").Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_parameter_is_one_of_the_templates_and_none_without_a_default_is_left_out()
    {
        var given = Parameters().Matches(Page).Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["AlarmEmail", "CertificateArn", "ImageTag", "OperatorCidr"], given);
        Assert.All(given, name => Assert.Contains($"\"{name}\":", synthesis.Stateless("dev").Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_image_is_a_target_of_the_Dockerfile()
    {
        var targets = Targets().Match(Page).Groups["targets"].Value.Split(' ');

        Assert.Equal(DockerFile.Load().Stages.Where(stage => stage.From == "runtime").Select(stage => stage.Name), targets);
        Assert.All(targets, target => Assert.Contains($"\"fluxa-dev/{target}\"", synthesis.Stateful("dev").Text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^cdk (?:deploy|destroy)(?: (?<name>fluxa-[\w$-]+))+", RegexOptions.Multiline)]
    private static partial Regex Stacks();

    [GeneratedRegex(@"--parameters (?<name>\w+)=")]
    private static partial Regex Parameters();

    [GeneratedRegex("^for target in (?<targets>[a-z ]+);", RegexOptions.Multiline)]
    private static partial Regex Targets();
}
