using System.CommandLine;
using Fluxa.Cli.Terminal;
using Fluxa.Cli.Traffic;
using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Status;

/// <summary><c>fluxa status</c>.</summary>
internal static class StatusCommand
{
    private const string Home = "\e[H\e[2J";

    public static Command Create()
    {
        var watch = new Option<bool>("--watch") { Description = "Look every two seconds until Ctrl-C." };
        var json = new Option<bool>("--json") { Description = "Print JSON, and nothing else on standard output." };
        var command = new Command("status", "What fluxa up runs: services, queue, dead letters and outbox (depth and age), events a second, p95. Looks for two seconds. Exit code 1 when a service isn't ready.") { watch, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(watch), parsed.GetValue(json), parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool watch, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        var state = new RunFile(Checkout.Find()).Read() is { Ready: true } running
            ? running
            : throw new CliException("Nothing runs here, or isn't ready yet: run ./fluxa up in another terminal.");
        var run = new StatusRun(state, TimeProvider.System);
        if (watch)
        {
            await run.FollowAsync(Show, cancellationToken);
            return ExitCodes.Done;
        }

        var status = await run.OnceAsync(cancellationToken);
        Show(status);
        return status.Ready ? ExitCodes.Done : ExitCodes.NotSo;

        void Show(FluxaStatus now)
        {
            var clear = watch && !json && Paint.CanDraw ? Home : string.Empty;
            output.WriteLine(clear + (json ? JsonOutput.Write(now) : StatusText.Page(now)));
            output.Flush();
        }
    }
}
