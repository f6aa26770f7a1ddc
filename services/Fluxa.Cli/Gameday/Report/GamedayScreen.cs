using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Gameday.Report;

/// <summary>Shows a game day: progress on standard error, the verdicts on standard output.</summary>
internal sealed class GamedayScreen(bool json, TextWriter output, TextWriter error)
{
    public void Progress(string line)
    {
        if (!json)
        {
            error.WriteLine(line);
        }
    }

    public void Show(GamedayReport report)
    {
        if (json)
        {
            output.WriteLine(JsonOutput.Write(report));
            return;
        }

        foreach (var outcome in report.Outcomes)
        {
            output.WriteLine($"{(outcome.Pass ? "PASS" : "FAIL")}  {outcome.Name,-16} alarm {outcome.Alarm.Split(':')[0]} after {GamedayMarkdown.Seconds(outcome.DetectSeconds)}, recovered after {GamedayMarkdown.Seconds(outcome.RecoverSeconds)}; failures: {GamedayMarkdown.Failures(outcome)}");
            foreach (var fault in outcome.Faults)
            {
                output.WriteLine($"      not so: {fault}");
            }
        }
    }
}
