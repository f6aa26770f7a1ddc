using System.Text.Json;
using Fluxa.Cli.Bench.Bare;
using Fluxa.Cli.Up;
using Fluxa.Testing;

namespace Fluxa.Cli.Tests.Up;

/// <summary>The runbook's section "dlq-depth", typed on a real stack: a message that nobody can read is looked at, sent back in vain, and discarded.</summary>
internal static class DlqSession
{
    public static async Task RunAsync(RunState state)
    {
        var token = TestContext.Current.CancellationToken;
        using var queue = await BareQueue.OpenAsync(new Uri(state.Aws), "fluxa-process-event", token);
        await queue.SendAsync([new BareMessage("{\"nobody's\": \"message", null)], token);
        await Eventually.BecomesAsync("the failure is collected", () => ExitCodeAsync("stats", "--check"), code => code == ExitCodes.NotSo);
        await Eventually.BecomesAsync("it is open", () => JsonAsync("stats"), stats => stats.GetProperty("open").GetInt32() == 1);

        // What is it, and why?
        var group = (await JsonAsync("groups")).GetProperty("items")[0].GetProperty("group").GetString()!;
        Assert.Contains("unreadable_message", await SaysAsync("groups"), StringComparison.Ordinal);
        await SaysAsync("comment", group, "a stranger's, see #12");
        var failure = (await JsonAsync("list", "--group", group)).GetProperty("items")[0].GetProperty("failure_id").GetString()!;
        Assert.Contains("unreadable_message", await SaysAsync("list", "--reason-code", "unreadable_message"), StringComparison.Ordinal);
        Assert.Contains("fluxa-process-event", await SaysAsync("show", failure), StringComparison.Ordinal);

        // What would be sent? A canary that fails again stops the redrive, and the exit code says so.
        Assert.Contains("1", await SaysAsync("plan", "--group", group), StringComparison.Ordinal);
        var plan = (await JsonAsync("redrive", "--group", group)).GetProperty("redrive_id").GetString()!;
        Assert.Equal(ExitCodes.NotSo, await ExitCodeAsync("redrive", "--plan", plan, "--reason", "is it mended?"));
        Assert.Equal(ExitCodes.NotSo, await ExitCodeAsync("watch", plan));
        Assert.Equal(ExitCodes.CouldNot, await ExitCodeAsync("resume", plan, "--reason", "it stopped"));
        Assert.Equal("stopped", (await JsonAsync("watch", plan)).GetProperty("state").GetString());

        // Not worth repairing.
        Assert.Contains("Nothing was changed", await SaysAsync("discard", failure), StringComparison.Ordinal);
        Assert.Contains("1 failures closed", await SaysAsync("discard", failure, "--execute", "--reason", "not ours"), StringComparison.Ordinal);
        Assert.Equal(0, (await JsonAsync("stats")).GetProperty("open").GetInt32());
        var story = (await JsonAsync("audit")).GetProperty("items").EnumerateArray().Select(note => note.GetProperty("action").GetString()).Reverse();
        Assert.Equal(["comment", "plan", "plan", "execute", "stop", "discard"], story);

        async Task<int> ExitCodeAsync(params string[] args) => (await TypeAsync(args)).ExitCode;

        async Task<JsonElement> JsonAsync(params string[] args) => JsonElement.Parse((await TypeAsync([.. args, "--json"])).Output);

        async Task<string> SaysAsync(params string[] args)
        {
            var (exitCode, output, error) = await TypeAsync(args);
            Assert.True(exitCode == ExitCodes.Done, $"{string.Join(' ', args)}: {error}");
            return output;
        }

        Task<(int ExitCode, string Output, string Error)> TypeAsync(string[] args) =>
            CommandLine.RunAsync(["dlq", .. args, "--recovery", state.Recovery, "--key", state.ApiKey, "--operator", "ann"]);
    }
}
