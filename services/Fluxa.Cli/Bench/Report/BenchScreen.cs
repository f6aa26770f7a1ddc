using Fluxa.Cli.Traffic;
using Spectre.Console;

namespace Fluxa.Cli.Bench.Report;

/// <summary>Shows a bench: progress on standard error, the table or JSON on standard output.</summary>
internal sealed class BenchScreen(bool json, TextWriter output, TextWriter error)
{
    /// <summary>What is being measured now, and what a round gave.</summary>
    public void Progress(string line)
    {
        if (!json)
        {
            error.WriteLine(line);
        }
    }

    public void Show(BenchReport report)
    {
        if (json)
        {
            output.WriteLine(JsonOutput.Write(report));
            return;
        }

        var table = new Table().AddColumns("measure", "unit", "floor", "Fluxa", "ratio", "must reach", "reached");
        foreach (var measure in report.Measures)
        {
            table.AddRow(
                new Text(measure.Title),
                new Text(measure.Unit),
                new Text(BenchMarkdown.Floor(measure)),
                new Text(BenchFigure.Of(measure.Fluxa)),
                new Text(BenchMarkdown.Ratio(measure)),
                new Text(measure.Target?.ToString() ?? "printed"),
                new Text(BenchMarkdown.Reached(measure), measure.Reached switch { true => new Style(Color.Green), false => new Style(Color.Red), null => Style.Plain }));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        console.Profile.Width = Math.Max(console.Profile.Width, 140);
        console.Write(table);
        output.WriteLine($"{report.Machine}, medians of {report.Rounds} rounds");
        foreach (var note in report.Notes)
        {
            output.WriteLine(note);
        }
    }
}
