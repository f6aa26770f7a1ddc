using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.Testing;

namespace Fluxa.Cli.Tests.Terminal;

/// <summary>A command of <c>fluxa</c> on a pseudo terminal, as <c>script</c> of util-linux makes one: it sees what a person's terminal would show, and types Ctrl-C.</summary>
internal sealed class TerminalSession : IAsyncDisposable
{
    private const string Script = "/usr/bin/script";
    private const char CtrlC = '\u0003';
    private readonly Process _process;
    private readonly StringBuilder _shown = new();
    private readonly Task _reading;

    private TerminalSession(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>Linux alone has the command in this form.</summary>
    public static bool IsPossible => OperatingSystem.IsLinux() && File.Exists(Script);

    /// <summary>Every byte that the terminal got so far.</summary>
    public string Shown
    {
        get
        {
            lock (_shown)
            {
                return _shown.ToString();
            }
        }
    }

    public static TerminalSession Start(string command, int columns, IReadOnlyDictionary<string, string> environment)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var program = Path.Combine(Checkout.Find().Root, "artifacts", "bin", "Fluxa.Cli", "release", "Fluxa.Cli.dll");

        // A shell that started the tests in its background has them ignore SIGINT, and what they start too.
        var line = string.Create(CultureInfo.InvariantCulture, $"stty cols {columns} rows 24; exec env --default-signal=INT '{dotnet}' '{program}' {command}");
        var start = new ProcessStartInfo(Script, ["-qefc", line, "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { ["TERM"] = "xterm-256color", ["NO_COLOR"] = null, ["SHELL"] = "/bin/sh" } };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new TerminalSession(Process.Start(start)!);
    }

    /// <summary>Waits until the terminal shows something.</summary>
    public Task ShowsAsync(string what, Func<string, bool> isShown) => Eventually.BecomesAsync(what, () => Task.FromResult(Shown), isShown, TimeSpan.FromMinutes(2));

    /// <summary>Types Ctrl-C; answers the exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        await _process.StandardInput.WriteAsync(CtrlC);
        await _process.StandardInput.FlushAsync();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new char[4096];
        for (var read = await _process.StandardOutput.ReadAsync(buffer); read > 0; read = await _process.StandardOutput.ReadAsync(buffer))
        {
            lock (_shown)
            {
                _shown.Append(buffer, 0, read);
            }
        }
    }
}
