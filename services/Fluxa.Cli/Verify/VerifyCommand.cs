using System.CommandLine;
using Fluxa.Cli.Chaos;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Verify;

/// <summary><c>fluxa verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var count = NumberOption.Whole("--count", "How many events.", 1000, 1, 1_000_000);
        var patience = DurationOption.Create("--patience", "How long nothing may move, while posting and while draining, before what is missing counts as lost.", TimeSpan.FromMinutes(2), TimeSpan.FromHours(24));
        var chaos = new Option<bool>("--chaos") { Description = "Do it on a Fluxa of its own (two Ingest, three Processors, one Query) whose parts are killed, frozen, cut off and throttled all the while; faults end for the last fifth." };
        var seed = NumberOption.Whole("--seed", "With --chaos: the same seed makes the same events and the same choice of faults.", 1, 0, int.MaxValue);
        var rate = NumberOption.Whole("--rate", "With --chaos: events a second.", 250, 1, 5000);
        var json = new Option<bool>("--json") { Description = "Print the result as JSON, and nothing else on standard output." };
        var target = new TargetOptions();
        var command = new Command("verify", "Post events of known content, wait until they are processed, and check that each accepted one is there exactly once and equal. Says PASS, or FAIL and which differ (exit code 1).")
        {
            count, patience, chaos, seed, rate, json,
        };
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(chaos))
            {
                var settings = new ChaosSettings(parsed.GetValue(seed), parsed.GetValue(count), parsed.GetValue(rate));
                return new ChaosRun(settings, new ChaosScreen(parsed.GetValue(json), parsed.InvocationConfiguration.Output), TimeProvider.System).RunAsync(cancellationToken);
            }

            var screen = new VerifyScreen(parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return new VerifyRun(target.Resolve(parsed), parsed.GetValue(patience), screen, TimeProvider.System).RunAsync(parsed.GetValue(count), cancellationToken);
        });
        return command;
    }
}
