using Fluxa.Alarms;
using Fluxa.Cli.Gameday.Scenarios;

namespace Fluxa.Cli.Tests.Gameday;

public sealed class CatalogueTests
{
    [Fact]
    public void Has_a_scenario_for_every_alarm_and_no_name_twice()
    {
        var all = Catalogue.Create();

        Assert.Equal(all.Count, all.Select(scenario => scenario.Name).Distinct().Count());
        Assert.Equal(FluxaAlarms.All.Select(alarm => alarm.Name).Order(), all.SelectMany(scenario => scenario.Alarms).Select(alarm => alarm.Name).Distinct().Order());
        Assert.All(all, scenario => Assert.EndsWith(".", scenario.Expect, StringComparison.Ordinal));
    }

    [Fact]
    public void Finds_one_by_name_or_all()
    {
        Assert.Equal("sns-down", Assert.Single(Catalogue.Find("sns-down")).Name);
        Assert.Equal(Catalogue.Create().Count, Catalogue.Find("all").Count);
    }

    [Fact]
    public async Task An_unknown_name_is_told_with_the_known_ones()
    {
        var (exitCode, _, error) = await CommandLine.RunAsync("gameday", "run", "flood");

        Assert.Equal(ExitCodes.CouldNot, exitCode);
        Assert.StartsWith("fluxa: There is no scenario 'flood': use 'all' or one of poison-payload, ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_what_breaks_what_to_expect_and_which_alarm()
    {
        var (exitCode, output, _) = await CommandLine.RunAsync("gameday", "list");

        Assert.Equal(ExitCodes.Done, exitCode);
        Assert.All(Catalogue.Create(), scenario =>
        {
            Assert.Contains(scenario.Name, output, StringComparison.Ordinal);
            Assert.Contains(scenario.Breaks, output, StringComparison.Ordinal);
            Assert.Contains(scenario.Expect, output, StringComparison.Ordinal);
            Assert.All(scenario.Alarms, alarm => Assert.Contains($"alarm {alarm.Name}: {alarm.Condition}", output, StringComparison.Ordinal));
        });
    }
}
