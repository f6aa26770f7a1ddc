using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.Testing;

namespace Fluxa.Cli.Tests.Up;

/// <summary>A real <c>fluxa up</c> as a process, with data of its own.</summary>
internal sealed class RunningUp : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Signal _ready = new("fluxa up is ready");

    private RunningUp(string data, string[] options)
    {
        var checkout = Checkout.Find();
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var program = Path.Combine(checkout.Root, "artifacts", "bin", "Fluxa.Cli", "release", "Fluxa.Cli.dll");
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(dotnet, [program, "up", "--json", .. options])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["FLUXA_DATA"] = data },
            },
        };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    public string Output => string.Join('\n', _lines);

    public int ProcessId => _process.Id;

    /// <summary>A folder for its data, which the database's user can reach.</summary>
    public static string NewDataFolder() => Directory.CreateDirectory(Path.Combine(Checkout.Find().State, "tests", Path.GetRandomFileName())).FullName;

    public static RunningUp Start(string data, params string[] options)
    {
        var up = new RunningUp(data, options);
        up._process.Start();
        up._process.BeginOutputReadLine();
        up._process.BeginErrorReadLine();
        return up;
    }

    /// <summary>What it runs, once it is ready; fails with all it wrote when it ends instead.</summary>
    public async Task<RunState> WaitReadyAsync(string data)
    {
        var ended = _process.WaitForExitAsync();
        var ready = _ready.WaitAsync(patience: TimeSpan.FromMinutes(2));
        await Task.WhenAny(ready, ended);
        Assert.False(ended.IsCompleted && !ready.IsCompletedSuccessfully, Output);
        await ready;
        return System.Text.Json.JsonSerializer.Deserialize<RunState>(await File.ReadAllTextAsync(Path.Combine(data, "run.json")), System.Text.Json.JsonSerializerOptions.Web)!;
    }

    public void Kill() => _process.Kill(entireProcessTree: false);

    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        return await ExitCodeAsync();
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await TerminateAsync();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (line.Contains("Fluxa is ready", StringComparison.Ordinal))
        {
            _ready.Set();
        }
    }
}
