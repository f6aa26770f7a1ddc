using System.CommandLine;
using Fluxa.Cli.Chaos;
using Fluxa.Cli.Traffic;
using Fluxa.Cli.Verify.Deployed;

namespace Fluxa.Cli.Verify;

/// <summary><c>fluxa verify</c>.</summary>
internal static class VerifyCommand
{
    /// <summary>Events posted to a deployment: one of each odd kind among them, and never a load.</summary>
    private const int FewDeployed = 50;

    private const int MostDeployed = 100;

    public static Command Create()
    {
        var count = NumberOption.Whole("--count", "How many events.", 1000, 1, 1_000_000);
        var patience = DurationOption.Create("--patience", "How long nothing may move, while posting and while draining, before what is missing counts as lost.", TimeSpan.FromMinutes(2), TimeSpan.FromHours(24));
        var chaos = new Option<bool>("--chaos") { Description = "Do it on a Fluxa of its own (two Ingest, three Processors, one Query) whose parts are killed, frozen, cut off and throttled all the while; faults end for the last fifth." };
        var seed = NumberOption.Whole("--seed", "With --chaos: the same seed makes the same events and the same choice of faults.", 1, 0, int.MaxValue);
        var rate = NumberOption.Whole("--rate", "With --chaos: events a second.", 250, 1, 5000);
        var json = new Option<bool>("--json") { Description = "Print the result as JSON, and nothing else on standard output." };
        var deployed = AddressOption.Create("--target", "A deployed Fluxa, by the one address of its load balancer: goes through the checklist of a deployment (health, keys, ingest, query within 30 s, metrics, alarms) with at most 100 events of the key's own tenant.");
        var environment = new Option<string?>("--environment") { Description = "With --target: the environment, such as prod, whose metrics and alarms are asked for through the aws command.", HelpName = "name" };
        var target = new TargetOptions();
        var command = new Command("verify", "Post events of known content, wait until they are processed, and check that each accepted one is there exactly once and equal. Says PASS, or FAIL and which differ (exit code 1).")
        {
            count, patience, chaos, seed, rate, deployed, environment, json,
        };
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(chaos))
            {
                var settings = new ChaosSettings(parsed.GetValue(seed), parsed.GetValue(count), parsed.GetValue(rate));
                return new ChaosRun(settings, new ChaosScreen(parsed.GetValue(json), parsed.InvocationConfiguration.Output), TimeProvider.System).RunAsync(cancellationToken);
            }

            if (parsed.GetValue(deployed) is { } address)
            {
                return Checklist(address, target.RequireKey(parsed), parsed.GetValue(environment), parsed.GetValue(json), parsed.InvocationConfiguration.Output)
                    .RunAsync(parsed.GetResult(count) is { Implicit: false } ? Math.Min(parsed.GetValue(count), MostDeployed) : FewDeployed, cancellationToken);
            }

            var screen = new VerifyScreen(parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return new VerifyRun(target.Resolve(parsed), parsed.GetValue(patience), screen, TimeProvider.System).RunAsync(parsed.GetValue(count), cancellationToken);
        });
        return command;
    }

    private static ChecklistRun Checklist(Uri address, string apiKey, string? environment, bool json, TextWriter output)
    {
        var cloud = string.IsNullOrEmpty(environment) ? null : new CloudWatch(environment, AwsCommand.RunAsync, TimeProvider.System);
        return new ChecklistRun(address, apiKey, cloud, new ChecklistScreen(json, output), TimeProvider.System);
    }
}
