using System.CommandLine;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Verify;

/// <summary><c>fluxa verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var count = NumberOption.Whole("--count", "How many events.", 1000, 1, 1_000_000);
        var patience = DurationOption.Create("--patience", "How long nothing may move, while posting and while draining, before what is missing counts as lost.", TimeSpan.FromMinutes(2), TimeSpan.FromHours(24));
        var json = new Option<bool>("--json") { Description = "Print the result as JSON, and nothing else on standard output." };
        var target = new TargetOptions();
        var command = new Command("verify", "Post events of known content, wait until they are processed, and check that each accepted one is there exactly once and equal. Says PASS, or FAIL and which differ (exit code 1).")
        {
            count, patience, json,
        };
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var screen = new VerifyScreen(parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return new VerifyRun(target.Resolve(parsed), parsed.GetValue(patience), screen, TimeProvider.System).RunAsync(parsed.GetValue(count), cancellationToken);
        });
        return command;
    }
}
