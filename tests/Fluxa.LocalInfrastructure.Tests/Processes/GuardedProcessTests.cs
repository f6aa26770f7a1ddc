using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Packages;
using Fluxa.LocalInfrastructure.Processes;
using Fluxa.Testing;

namespace Fluxa.LocalInfrastructure.Tests.Processes;

public sealed class GuardedProcessTests
{
    private const string Endless = "trap '' TERM; echo here; while true; do sleep 1; done";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hears_what_the_program_writes_and_how_it_ended()
    {
        var lines = new ConcurrentQueue<string>();

        await using var process = await StartAsync("echo one; echo two >&2; exit 7", lines.Enqueue);

        Assert.Equal(7, await process.Exited);
        Assert.Equal(["one", "two"], lines.Order());
    }

    [Fact]
    public async Task Says_that_a_killed_program_was_killed()
    {
        await using var process = await StartAsync(Endless);

        await process.KillAsync();

        Assert.Equal(128 + 9, await process.Exited);
    }

    [Fact]
    public async Task Kills_a_program_that_ignores_its_stop_signal_when_its_grace_is_over()
    {
        var here = new Signal("the program runs");
        await using var process = await StartAsync(Endless, _ => here.Set(), graceMs: 100);
        await here.WaitAsync();

        await process.StopAsync();

        Assert.False(Posix.IsAlive(process.ProcessId!.Value));
    }

    [Fact]
    public async Task A_program_ends_when_its_launcher_is_killed()
    {
        var packages = await PackagesAsync();
        var order = JsonSerializer.Serialize(new GuardOrder { Command = "/bin/sh", Args = ["-c", "while true; do sleep 1; done"], GraceMs = 100 }, JsonSerializerOptions.Web);
        // A launcher that can be killed: the sleeper holds the other end of the guard's stdin, as a launcher does.
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "sleep 600 | \"$0\" \"$1\" \"$2\"", packages.Node, packages.Guard, order])
        {
            RedirectStandardOutput = true,
        })!;
        var line = await shell.StandardOutput.ReadLineAsync(CancellationToken);
        var program = int.Parse(line!.Split(' ')[1], CultureInfo.InvariantCulture);
        Assert.True(Posix.IsAlive(program));

        Posix.Signal(Assert.Single(ChildrenOf(shell.Id, "sleep")), PosixSignalNumber.Kill);

        Assert.True(await ProcessEnd.WaitAsync(program, Signal.Patience, TimeProvider.System, CancellationToken));
    }

    [Fact]
    public async Task A_program_ends_when_its_guard_is_killed()
    {
        await using var process = await StartAsync(Endless);
        var program = process.ProcessId!.Value;

        Posix.Signal(process.GuardProcessId, PosixSignalNumber.Kill);
        await process.Exited;

        Assert.True(await ProcessEnd.WaitAsync(program, Signal.Patience, TimeProvider.System, CancellationToken));
    }

    [Fact]
    public async Task What_the_program_started_itself_ends_with_it()
    {
        var lines = new ConcurrentQueue<string>();
        await using var process = await StartAsync("sleep 600 & echo $!; exit 0", lines.Enqueue);
        await process.Exited;

        var grandchild = int.Parse(Assert.Single(lines), CultureInfo.InvariantCulture);

        Assert.True(await ProcessEnd.WaitAsync(grandchild, Signal.Patience, TimeProvider.System, CancellationToken));
    }

    [Fact]
    public async Task Says_which_program_could_not_be_started()
    {
        var lines = new ConcurrentQueue<string>();
        var order = new GuardOrder { Command = "/no/such/program", Args = [] };

        await using var process = await GuardedProcess.StartAsync(await PackagesAsync(), order, null, lines.Enqueue, CancellationToken);

        Assert.Equal(127, await process.Exited);
        Assert.Contains("/no/such/program", Assert.Single(lines), StringComparison.Ordinal);
    }

    private static IEnumerable<int> ChildrenOf(int parent, string name) => Process.GetProcessesByName(name)
        .Where(process => File.ReadAllText($"/proc/{process.Id}/stat").Split(' ')[3] == parent.ToString(CultureInfo.InvariantCulture))
        .Select(process => process.Id);

    private static async Task<GuardedProcess> StartAsync(string script, Action<string>? onLine = null, int graceMs = 10_000) =>
        await GuardedProcess.StartAsync(
            await PackagesAsync(), new GuardOrder { Command = "/bin/sh", Args = ["-c", script], GraceMs = graceMs }, null, onLine ?? (_ => { }), CancellationToken);

    private static Task<InstalledPackages> PackagesAsync() => new LocalPackages(Checkout.Find(), TimeProvider.System).EnsureAsync(_ => { }, CancellationToken);
}
