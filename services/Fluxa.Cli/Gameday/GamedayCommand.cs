using System.CommandLine;
using Fluxa.Cli.Gameday.Report;
using Fluxa.Cli.Gameday.Scenarios;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Gameday;

/// <summary><c>fluxa gameday</c>.</summary>
internal static class GamedayCommand
{
    public static Command Create() =>
        new("gameday", "Practise for the day something breaks: on a stack of its own under steady traffic, never on a running one.") { List(), Run() };

    private static Command List()
    {
        var json = Json();
        var command = new Command("list", "The scenarios: what breaks, what should be seen, which alarm must fire.") { json };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var scenarios = Catalogue.Create();
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonOutput.Write(scenarios.Select(scenario => new { scenario.Name, scenario.Breaks, scenario.Expect, Alarms = scenario.Alarms.Select(alarm => new { alarm.Name, alarm.Condition }) })));
                return;
            }

            foreach (var scenario in scenarios)
            {
                output.WriteLine($"{scenario.Name,-16} {scenario.Breaks}");
                output.WriteLine($"{"",-16} expect: {scenario.Expect}");
                foreach (var alarm in scenario.Alarms)
                {
                    output.WriteLine($"{"",-16} alarm {alarm.Name}: {alarm.Condition}");
                }
            }
        });
        return command;
    }

    private static Command Run()
    {
        var name = new Argument<string>("name") { Description = "A scenario's name, or all." };
        var json = Json();
        var command = new Command("run", "Run a scenario: break it, wait for its alarm, mend it, repair what it left, and check that no accepted event is lost or doubled. Writes artifacts/gameday/report.md and .json. Exit code 1 when something is not as expected.")
        {
            name, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var screen = new GamedayScreen(parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return new GamedayRun(screen, TimeProvider.System).RunAsync(Catalogue.Find(parsed.GetValue(name)!), cancellationToken);
        });
        return command;
    }

    private static Option<bool> Json() => new("--json") { Description = "Print JSON, and nothing else on standard output." };
}
