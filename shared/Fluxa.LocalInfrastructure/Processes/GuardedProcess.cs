using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Fluxa.LocalInfrastructure.Packages;

namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>A program that never outlives this process: it runs under <c>guard.mjs</c>, which stops it when our end of a pipe closes.</summary>
internal sealed class GuardedProcess : IAsyncDisposable
{
    private const string ChildLine = "guard-child ";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly TaskCompletionSource<int> _child = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _guard;

    private GuardedProcess(Process guard, Task<int> exited)
    {
        _guard = guard;
        Exited = exited;
    }

    /// <summary>Ends with the program's exit code, 128 + signal when it was killed.</summary>
    public Task<int> Exited { get; private set; }

    /// <summary>Starts a program under guard. <paramref name="onLine"/> is called for each line it writes, from several threads.</summary>
    public static async Task<GuardedProcess> StartAsync(
        InstalledPackages packages, GuardOrder order, IReadOnlyDictionary<string, string?>? environment, Action<string> onLine, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(packages.Node)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = packages.Folder,
        };
        start.ArgumentList.Add(packages.Guard);
        start.ArgumentList.Add(JsonSerializer.Serialize(order, Json));
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var guard = new Process { StartInfo = start };
        var guarded = new GuardedProcess(guard, Task.FromResult(0));
        guard.OutputDataReceived += (_, line) => guarded.Hear(line.Data, onLine);
        guard.ErrorDataReceived += (_, line) => guarded.Hear(line.Data, onLine);
        guard.EnableRaisingEvents = true;
        guard.Exited += (_, _) => guarded._gone.TrySetResult();
        guard.Start();
        guard.BeginOutputReadLine();
        guard.BeginErrorReadLine();
        guarded.Exited = guarded.WatchAsync();
        await Task.WhenAny(guarded._child.Task, guarded.Exited).WaitAsync(cancellationToken);
        return guarded;
    }

    /// <summary>The program's own process id; null when it never started.</summary>
    public int? ProcessId => _child.Task.IsCompletedSuccessfully ? _child.Task.Result : null;

    /// <summary>The guard's process id.</summary>
    public int GuardProcessId => _guard.Id;

    /// <summary>Sends the stop signal and waits; the guard kills the program when its grace is over.</summary>
    public async Task<int> StopAsync()
    {
        try
        {
            _guard.StandardInput.Close();
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // The guard is gone already, or was told before.
        }

        return await Exited;
    }

    /// <summary>Kills the program as <c>kill -9</c> does, with all it started.</summary>
    public async Task KillAsync()
    {
        if (ProcessId is { } child)
        {
            Posix.Signal(child, PosixSignalNumber.Kill);
        }

        await Exited;
    }

    public bool Signal(PosixSignalNumber signal) => ProcessId is { } child && !Exited.IsCompleted && Posix.Signal(child, signal);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _guard.Dispose();
    }

    private async Task<int> WatchAsync()
    {
        await _gone.Task;
        if (_guard.ExitCode == 128 + (int)PosixSignalNumber.Kill && ProcessId is { } orphan)
        {
            // The guard itself was killed: nobody else would stop what it ran.
            Posix.Signal(-orphan, PosixSignalNumber.Kill);
        }

        // Ends when the last line was read, which is when nobody holds the pipes any more: hence after the orphan's end.
        await _guard.WaitForExitAsync(CancellationToken.None);
        return _guard.ExitCode;
    }

    private void Hear(string? line, Action<string> onLine)
    {
        if (line is null)
        {
            return;
        }

        if (line.StartsWith(ChildLine, StringComparison.Ordinal) && int.TryParse(line.AsSpan(ChildLine.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var child))
        {
            _child.TrySetResult(child);
            return;
        }

        onLine(line);
    }
}
