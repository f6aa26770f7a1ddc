using System.Globalization;
using System.Text;

namespace Fluxa.Cli.Gameday.Report;

/// <summary>The report for people who weren't there.</summary>
internal static class GamedayMarkdown
{
    public static string Write(GamedayReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Game day of {report.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {(report.Pass ? "PASS" : "FAIL")}").AppendLine();
        text.AppendLine("| scenario | verdict | alarm | detected after | recovered after | accepted | refused | failures |");
        text.AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var outcome in report.Outcomes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {outcome.Name} | {(outcome.Pass ? "PASS" : "FAIL")} | {outcome.Alarm} | {Seconds(outcome.DetectSeconds)} | {Seconds(outcome.RecoverSeconds)} | {outcome.Accepted} | {outcome.Refused} | {Failures(outcome)} |");
        }

        foreach (var outcome in report.Outcomes)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {outcome.Name}").AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"Broken: {outcome.Breaks}").AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"Expected: {outcome.Expect}");
            foreach (var fault in outcome.Faults)
            {
                text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"- **Not so:** {fault}");
            }
        }

        return text.ToString();
    }

    internal static string Seconds(double? seconds) => seconds is { } known ? known.ToString("0.0 s", CultureInfo.InvariantCulture) : "never";

    internal static string Failures(ScenarioOutcome outcome) => outcome.Failures.Count == 0
        ? "none"
        : string.Join(", ", outcome.Failures.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key} × {entry.Value}")));
}
