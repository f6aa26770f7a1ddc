using System.CommandLine;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Seed;

/// <summary><c>fluxa seed</c>.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var count = NumberOption.Whole("--count", "How many events.", 100, 1, 1_000_000);
        var target = new TargetOptions();
        var command = new Command("seed", "Post plausible events, to have something to look at.") { count };
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            new SeedRun(target.Resolve(parsed), parsed.InvocationConfiguration.Output, TimeProvider.System).RunAsync(parsed.GetValue(count), cancellationToken));
        return command;
    }
}
