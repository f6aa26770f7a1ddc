using System.Diagnostics;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Fluxa.Cli.Tests.Terminal;
using Fluxa.Cli.Traffic;
using Fluxa.Cli.Up;
using Fluxa.Testing;

namespace Fluxa.Cli.Tests.Up;

public sealed class UpTests : IDisposable
{
    private readonly string _data = RunningUp.NewDataFolder();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Takes_an_event_and_still_has_it_after_a_restart_with_keys_and_the_sessions_of_the_docs_work()
    {
        var sample = new SampleEvents("up-", 1, TimeProvider.System).Plain(1);
        await using (var first = RunningUp.Start(_data))
        {
            var state = await first.WaitReadyAsync(_data);
            using var client = Client(state);
            Assert.Equal("202", (await client.PostAsync(sample.Payload, TestContext.Current.CancellationToken)).Status);
            await FindAsync(client, sample.Id);

            Assert.Equal(0, await first.TerminateAsync());
            await AssertNothingLeftAsync(state);
        }

        await using var second = RunningUp.Start(_data, "--keys");
        var withKeys = await second.WaitReadyAsync(_data);
        using var again = Client(withKeys);
        using var stranger = Client(withKeys with { ApiKey = string.Empty });

        await FindAsync(again, sample.Id);
        var (exitCode, output) = await ApiSession.RunAsync(withKeys);
        Assert.True(exitCode == 0, output);
        await DlqSession.RunAsync(withKeys);
        await NativeMoveSession.RunAsync(withKeys);
        Assert.Null(await stranger.FindAsync(sample.Id, TestContext.Current.CancellationToken));
        Assert.Equal("401", (await stranger.PostAsync(sample.Payload, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task Leaves_nothing_behind_when_it_is_killed_and_starts_again_afterwards()
    {
        await using var killed = RunningUp.Start(_data);
        var state = await killed.WaitReadyAsync(_data);

        killed.Kill();
        await AssertNothingLeftAsync(state);

        if (TerminalSession.IsPossible)
        {
            await AssertKeepsALineBelowTheLogAsync();
            return;
        }

        await using var next = RunningUp.Start(_data);
        await next.WaitReadyAsync(_data);
    }

    // The start after the kill is on a terminal of 60 columns: the line is as long as fits, and drawn again in its place.
    private async Task AssertKeepsALineBelowTheLogAsync()
    {
        const int columns = 60;
        await using var next = TerminalSession.Start("up", columns, new Dictionary<string, string> { ["FLUXA_DATA"] = _data });
        await next.ShowsAsync("two looks", text => text.Split("\r\e[2Kready | in ").Length > 2);

        var line = next.Shown.Split("\r\e[2K")[^1];

        Assert.Contains("Fluxa is ready.", next.Shown, StringComparison.Ordinal);
        Assert.Equal(columns - 1, line.Length);
        Assert.Equal(ExitCodes.Done, await next.InterruptAsync());
    }

    [Fact]
    public async Task A_second_one_says_that_one_is_running()
    {
        await using var first = RunningUp.Start(_data);
        var state = await first.WaitReadyAsync(_data);

        await using var second = RunningUp.Start(_data);

        Assert.Equal(ExitCodes.CouldNot, await second.ExitCodeAsync());
        Assert.Equal(
            $"fluxa: Fluxa already runs from this checkout (process {first.ProcessId}, with Ingest at {state.Ingest} and Query at {state.Query}): use it, or stop it with Ctrl-C in its terminal.",
            second.Output);
    }

    [Fact]
    public async Task A_dead_child_ends_everything_and_is_named()
    {
        await using var up = RunningUp.Start(_data);
        var state = await up.WaitReadyAsync(_data);

        Process.GetProcessById(state.Services["Fluxa.Processor"]).Kill();

        Assert.Equal(ExitCodes.CouldNot, await up.ExitCodeAsync());
        Assert.Contains("fluxa: Fluxa.Processor ended by itself with exit code 137", up.Output, StringComparison.Ordinal);
        await AssertNothingLeftAsync(state);
    }

    [Fact]
    public async Task A_port_in_use_is_told_and_another_one_taken()
    {
        using var other = TakePort(8080);
        await using var up = RunningUp.Start(_data);

        var state = await up.WaitReadyAsync(_data);

        Assert.NotEqual("http://localhost:8080", state.Ingest);
        Assert.Contains("Port 8080 is in use", up.Output, StringComparison.Ordinal);
    }

    private static FluxaClient Client(RunState state) => new(new Target(new Uri(state.Ingest), new Uri(state.Query), null, state.ApiKey.Length > 0 ? state.ApiKey : null), 4);

    private static Task<System.Text.Json.JsonElement?> FindAsync(FluxaClient client, Guid id) => Eventually.BecomesAsync(
        "the event can be read", () => client.FindAsync(id, TestContext.Current.CancellationToken), found => found is not null);

    private static async Task AssertNothingLeftAsync(RunState state)
    {
        foreach (var processId in state.Services.Values)
        {
            await Eventually.BecomesAsync($"process {processId} has ended", () => Task.FromResult(IsAlive(processId)), alive => !alive);
        }

        int[] ports = [state.PostgresPort, new Uri(state.Aws).Port];
        await Eventually.BecomesAsync(
            "nobody listens any more",
            () => Task.FromResult(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Count(listener => ports.Contains(listener.Port))),
            listeners => listeners == 0);
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Null when somebody else has it, which serves as well.</summary>
    private static TcpListener? TakePort(int port)
    {
        var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
