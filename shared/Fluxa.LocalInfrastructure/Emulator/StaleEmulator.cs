using System.Globalization;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Emulator;

/// <summary>An emulator that an earlier run left behind and that hasn't noticed yet.</summary>
internal static class StaleEmulator
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Stops the emulator that runs on a data folder. Only to be called by the holder of the folder.</summary>
    public static async Task StopAsync(string data, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = Path.Combine(data, "emulator.pid");
        if (!File.Exists(file)
            || !int.TryParse(await File.ReadAllTextAsync(file, cancellationToken), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var pid)
            || !CommandLine.Of(pid).Contains(data, StringComparison.Ordinal))
        {
            return;
        }

        foreach (var signal in new[] { PosixSignalNumber.Terminate, PosixSignalNumber.Kill })
        {
            Posix.Signal(pid, signal);
            if (await ProcessEnd.WaitAsync(pid, Patience, clock, cancellationToken))
            {
                return;
            }
        }
    }
}
