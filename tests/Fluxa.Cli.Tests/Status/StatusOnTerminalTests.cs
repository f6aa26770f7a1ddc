using System.Text.Json;
using System.Text.RegularExpressions;
using Fluxa.Cli.Tests.Terminal;
using Fluxa.Cli.Tests.Up;
using Fluxa.Cli.Up;
using Fluxa.Testing;

namespace Fluxa.Cli.Tests.Status;

/// <summary><c>fluxa status --watch</c> of something that is gone, on terminals of several kinds and on none.</summary>
public sealed partial class StatusOnTerminalTests : IDisposable
{
    private const string Redraw = "\e[H\e[2J";
    private const string Page = "ingest     NOT READY  http://127.0.0.1:1";
    private readonly string _data = RunningUp.NewDataFolder();

    public StatusOnTerminalTests()
    {
        const string gone = "http://127.0.0.1:1";
        var state = new RunState { ProcessId = Environment.ProcessId, Ready = true, Ingest = gone, Processor = gone, Query = gone, Recovery = gone };
        File.WriteAllText(Path.Combine(_data, "run.json"), JsonSerializer.Serialize(state, JsonSerializerOptions.Web));
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Draws_in_place_on_a_terminal_that_can_and_writes_page_after_page_elsewhere()
    {
        if (!TerminalSession.IsPossible)
        {
            return;
        }

        var shown = await Task.WhenAll(WatchAsync([]), WatchAsync(new() { ["NO_COLOR"] = "1" }), WatchAsync(new() { ["TERM"] = "dumb" }), RedirectedAsync());

        Assert.Equal([true, true, false, false], shown.Select(text => text.Contains(Redraw, StringComparison.Ordinal)));
        Assert.All(shown.Skip(1), text => Assert.DoesNotMatch(Colour(), text));
        Assert.All(shown.Skip(2), text => Assert.DoesNotContain('\e', text));
    }

    private async Task<string> WatchAsync(Dictionary<string, string> environment)
    {
        environment["FLUXA_DATA"] = _data;
        await using var terminal = TerminalSession.Start("status --watch", columns: 80, environment);
        await terminal.ShowsAsync("a page", text => text.Contains(Page, StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Done, await terminal.InterruptAsync());
        return terminal.Shown;
    }

    // On a terminal, but with its output elsewhere.
    private async Task<string> RedirectedAsync()
    {
        var file = Path.Combine(_data, "pages.txt");
        await using var terminal = TerminalSession.Start($"status --watch > '{file}'", columns: 80, new Dictionary<string, string> { ["FLUXA_DATA"] = _data });
        await Eventually.BecomesAsync("a page is written", () => Task.FromResult(File.Exists(file) ? File.ReadAllText(file) : ""), text => text.Contains(Page, StringComparison.Ordinal), TimeSpan.FromMinutes(2));
        Assert.Equal(ExitCodes.Done, await terminal.InterruptAsync());
        Assert.DoesNotContain(Page, terminal.Shown, StringComparison.Ordinal);
        return await File.ReadAllTextAsync(file);
    }

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colour();
}
