using Fluxa.Cli.Up;
using Fluxa.Testing;

namespace Fluxa.Cli.Tests.Up;

/// <summary>What the runbook says of <c>dlq native</c>, typed on a real stack.</summary>
internal static class NativeMoveSession
{
    private const string Queue = "fluxa-process-event_error";

    public static async Task RunAsync(RunState state)
    {
        Assert.StartsWith("About 0 messages would move from fluxa-process-event_error to fluxa-process-event", await RunAsync("start", Queue), StringComparison.Ordinal);
        Assert.StartsWith("Started", await RunAsync("start", Queue, "--execute", "--rate", "50", "--reason", "practice"), StringComparison.Ordinal);
        await Eventually.BecomesAsync("the move has ended", () => RunAsync("list", Queue), table => table.Contains("COMPLETED", StringComparison.Ordinal));

        var (exitCode, _, error) = await CommandLine.RunAsync(["dlq", "native", "cancel", Queue, "--execute", "--reason", "practice", .. Where(state)]);
        Assert.Equal(ExitCodes.CouldNot, exitCode);
        Assert.Contains("there is nothing to cancel", error, StringComparison.Ordinal);

        async Task<string> RunAsync(params string[] args)
        {
            var (code, output, why) = await CommandLine.RunAsync(["dlq", "native", .. args, .. Where(state)]);
            Assert.True(code == ExitCodes.Done, why);
            return output;
        }
    }

    private static string[] Where(RunState state) => ["--recovery", state.Recovery, "--key", state.ApiKey];
}
