using Fluxa.Cli.Gameday.Signs;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Tests.Gameday;

public sealed class RunbookTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Find().Root, "docs", "runbook.md"));

    [Fact]
    public void Has_exactly_one_section_for_each_alarm() => Assert.Equal(
        Alarm.All.Select(alarm => alarm.Name).Order(),
        Page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..].Trim()).Order());

    [Theory]
    [InlineData("dlq stats")]
    [InlineData("dlq groups")]
    [InlineData("dlq show")]
    [InlineData("dlq plan")]
    [InlineData("dlq redrive")]
    [InlineData("dlq audit")]
    [InlineData("dlq comment")]
    public async Task Names_commands_that_exist(string command)
    {
        var (exitCode, _, _) = await CommandLine.RunAsync([.. command.Split(' '), "--help"]);

        Assert.Contains(command, Page, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, exitCode);
    }

    [Fact]
    public void Every_section_says_what_it_means_and_when_not_to_act() => Assert.All(
        Page.Split("\n## ").Skip(1),
        section =>
        {
            Assert.Contains("**Fires when**", section, StringComparison.Ordinal);
            Assert.Contains("**It means**", section, StringComparison.Ordinal);
            Assert.Contains("**When not to**", section, StringComparison.Ordinal);
        });
}
