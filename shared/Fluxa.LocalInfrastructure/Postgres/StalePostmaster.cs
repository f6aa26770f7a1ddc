using System.Globalization;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Postgres;

/// <summary>A server that an earlier run left behind, because both it and its guard were killed at once.</summary>
internal static class StalePostmaster
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Stops the server that runs on a data folder. Only to be called by the holder of the folder.</summary>
    public static async Task StopAsync(string data, TimeProvider clock, CancellationToken cancellationToken)
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(file) || Pid(file) is not { } pid || !CommandLine.Of(pid).Contains(data, StringComparison.Ordinal))
        {
            return;
        }

        foreach (var signal in new[] { PosixSignalNumber.Interrupt, PosixSignalNumber.Quit, PosixSignalNumber.Kill })
        {
            Posix.Signal(pid, signal);
            if (await ProcessEnd.WaitAsync(pid, Patience, clock, cancellationToken))
            {
                return;
            }
        }

        throw new LocalInfrastructureException($"PostgreSQL of an earlier run (process {pid}) doesn't stop: end it and try again.");
    }

    private static int? Pid(string file) =>
        int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
}
