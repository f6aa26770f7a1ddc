using System.Globalization;
using System.Text;

namespace Fluxa.Cli.Bench.Report;

/// <summary>The report as docs/metrics.md shows it.</summary>
internal static class BenchMarkdown
{
    public static string Write(BenchReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"`./fluxa bench {report.Name}`, {report.MeasuredAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {report.Machine}, medians of {report.Rounds} rounds").AppendLine();
        text.AppendLine("| measure | unit | floor | Fluxa | ratio | must reach | reached |");
        text.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var measure in report.Measures)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {measure.Title} (`{measure.Key}`) | {measure.Unit} | {Floor(measure)} | {BenchFigure.Of(measure.Fluxa)} | {Ratio(measure)} | {measure.Target?.ToString() ?? "printed"} | {Reached(measure)} |");
        }

        foreach (var note in report.Notes)
        {
            text.AppendLine().AppendLine(note);
        }

        return text.ToString();
    }

    internal static string Floor(BenchMeasure measure) => measure.Floor is { } floor ? $"{BenchFigure.Of(floor)} ({measure.FloorTitle})" : "-";

    internal static string Ratio(BenchMeasure measure) => measure.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";

    internal static string Reached(BenchMeasure measure) => measure.Reached switch { true => "yes", false => "no", null => "-" };
}
