using System.Runtime.CompilerServices;

namespace Fluxa.Alarms.Tests;

/// <summary>docs/runbook.md against the alarms.</summary>
public sealed class RunbookTests
{
    private static readonly string Page = File.ReadAllText(PathOf("docs/runbook.md"));

    public static TheoryData<string> Names => new(FluxaAlarms.All.Select(alarm => alarm.Name));

    [Fact]
    public void Has_exactly_one_section_for_each_alarm_in_their_order() => Assert.Equal(
        FluxaAlarms.All.Select(alarm => alarm.Name),
        Page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..].Trim()));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_section_says_when_it_fires_word_for_word_what_it_means_and_when_not_to_act(string name)
    {
        var section = Page.Split("\n## ").Single(text => text.StartsWith(name + "\n", StringComparison.Ordinal));
        var alarm = FluxaAlarms.All.Single(alarm => alarm.Name == name);

        Assert.Contains($"**Fires when** {alarm.Condition}.\n", section, StringComparison.Ordinal);
        Assert.Contains("**It means**", section, StringComparison.Ordinal);
        Assert.Contains("**When not to**", section, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_alarm_looks_at_metrics_that_exist(string name)
    {
        var alarm = FluxaAlarms.All.Single(alarm => alarm.Name == name);
        var telemetry = File.ReadAllText(PathOf("docs/telemetry.md"));

        Assert.All(new[] { alarm.Metric, alarm.Minus }.OfType<AlarmMetric>(), metric => Assert.Contains($"\n| `{metric.Name}` |", telemetry, StringComparison.Ordinal));
    }

    private static string PathOf(string relative, [CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Fluxa.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException($"No Fluxa.sln above {here}: run the tests from a checkout."), relative);
    }
}
