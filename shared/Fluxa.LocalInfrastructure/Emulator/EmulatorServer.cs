using System.Text.Json;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Packages;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Emulator;

/// <summary>One run of <c>emulator.mjs</c>.</summary>
internal sealed class EmulatorServer
{
    private readonly TaskCompletionSource _ready;
    private readonly GuardedProcess _process;
    private readonly LastLines _lines;

    private EmulatorServer(GuardedProcess process, TaskCompletionSource ready, LastLines lines)
    {
        _process = process;
        _ready = ready;
        _lines = lines;
        Exited = WatchAsync();
    }

    public Task<ChildExit> Exited { get; }

    public int? ProcessId => _process.ProcessId;

    public static async Task<EmulatorServer> StartAsync(
        ClaimedFolder folder, InstalledPackages packages, LocalEmulatorOptions options, int port, CancellationToken cancellationToken)
    {
        var lines = new LastLines();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var argument = JsonSerializer.Serialize(
            new { port, region = options.Region, dataFolder = options.DataFolder ?? (options.SurvivesRestart ? folder.Path : null) }, JsonSerializerOptions.Web);
        var process = await GuardedProcess.StartAsync(
            packages, folder.Order(packages, packages.Node, [packages.Emulator, argument]) with { GraceMs = 10_000 }, environment: null, Hear, cancellationToken);
        return new EmulatorServer(process, ready, lines);

        void Hear(string line)
        {
            lines.Add(line);
            if (line == "emulator-ready")
            {
                ready.TrySetResult();
            }
        }
    }

    public void Signal(PosixSignalNumber signal) => _process.Signal(signal);

    /// <summary>Null when it answers, else why it doesn't.</summary>
    public async Task<string?> WaitReadyAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(_ready.Task, _process.Exited).WaitAsync(patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            return $"it wasn't ready within {patience.TotalSeconds:0} s | {string.Join(" | ", _lines.Snapshot())}";
        }

        return _ready.Task.IsCompleted ? null : string.Join(" | ", _lines.Snapshot());
    }

    public Task<int> StopAsync() => _process.StopAsync();

    public Task KillAsync() => _process.KillAsync();

    private async Task<ChildExit> WatchAsync() => new("The emulator", await _process.Exited, _lines.Snapshot());
}
