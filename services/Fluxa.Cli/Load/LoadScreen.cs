using System.Globalization;
using Fluxa.Cli.Traffic;
using Spectre.Console;

namespace Fluxa.Cli.Load;

/// <summary>Shows a load run: a line a second while it runs, a table at the end; or JSON.</summary>
internal sealed class LoadScreen(bool json, TextWriter output)
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(1);
    private readonly IAnsiConsole _progress = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
        Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    });

    /// <summary>Shows what is known so far until the work is done.</summary>
    public async Task FollowAsync(Task work, Func<LoadResult> result, TimeProvider clock)
    {
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(Refresh, clock, CancellationToken.None));
            if (!json && !work.IsCompleted)
            {
                var now = result();
                _progress.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]{now.Seconds,6:0} s[/]  sent {now.Sent}  accepted {now.Accepted}  POST p99 {now.Post.P99:0.0} ms  visible p99 {now.Visible.P99:0.0} ms");
            }
        }

        await work;
    }

    public void Show(LoadResult result)
    {
        if (json)
        {
            output.WriteLine(JsonOutput.Write(result));
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var table = new Table().AddColumns("milliseconds", "count", "p50", "p95", "p99", "max");
        AddRow(table, "POST answered", result.Post);
        AddRow(table, "POST→visible (sample)", result.Visible);
        console.Write(table);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Sent} sent at {result.Rate}/s, {result.Accepted} accepted, {result.NotSent} not sent in time, {result.NotVisible} not visible within a minute"));
        output.WriteLine(SlowestOf(result));
        output.WriteLine($"answers: {string.Join(", ", result.Statuses.Select(entry => $"{entry.Key} × {entry.Value}"))}");
    }

    /// <summary>The slowest events as a sentence.</summary>
    public static string SlowestOf(LoadResult result) =>
        $"slowest to become visible: {string.Join(", ", result.SlowestVisible.Select(slow => string.Create(CultureInfo.InvariantCulture, $"{slow.Took:0} ms (due at {slow.Due:0.0} s)")))}";

    private static void AddRow(Table table, string name, LatencySummary summary) => table.AddRow(
        [name, summary.Count.ToString(CultureInfo.InvariantCulture), .. new[] { summary.P50, summary.P95, summary.P99, summary.Max }.Select(value => value.ToString("0.0", CultureInfo.InvariantCulture))]);
}
