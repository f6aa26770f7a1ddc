using System.CommandLine;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Load;

/// <summary><c>fluxa load</c>.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var rate = NumberOption.Whole("--rate", "Events a second.", 100, 1, 50_000);
        var duration = DurationOption.Create("--duration", "How long.", TimeSpan.FromSeconds(30), TimeSpan.FromHours(24));
        var warmUp = NumberOption.Whole("--warm-up", "Seconds of the same traffic before, not measured: a service that has just started compiles its code then.", 5, 0, 600);
        var large = NumberOption.Share("--large-share", "Share of events too large for a message (they go through S3).");
        var json = new Option<bool>("--json") { Description = "Print the result as JSON, and nothing else on standard output." };
        var target = new TargetOptions();
        var command = new Command("load", "Post events at a fixed rate, however long the answers take, and measure POST and POST→visible. Ends with 1 when one wasn't accepted or didn't become visible.")
        {
            rate, duration, warmUp, large, json,
        };
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = new LoadSettings(parsed.GetValue(rate), parsed.GetValue(duration), parsed.GetValue(large)) { WarmUpSeconds = parsed.GetValue(warmUp) };
            var screen = new LoadScreen(parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return new LoadRun(target.Resolve(parsed), settings, screen, TimeProvider.System).RunAsync(cancellationToken);
        });
        return command;
    }
}
