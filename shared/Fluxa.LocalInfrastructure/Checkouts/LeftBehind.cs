using Fluxa.LocalInfrastructure.Emulator;
using Fluxa.LocalInfrastructure.Postgres;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Checkouts;

/// <summary>Clears away what runs that were killed left behind: their servers, should any still run, and their temporary folders.</summary>
internal static class LeftBehind
{
    private const string Lock = ".lock";

    public static async Task SweepAsync(Checkout checkout, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(checkout.Temporary))
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(checkout.Temporary))
        {
            await RemoveAsync(folder, clock, cancellationToken);
        }
    }

    /// <summary>Stops what runs on a folder and removes it; false when a living process holds it.</summary>
    public static async Task<bool> RemoveAsync(string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var held = FileLock.TryTake(folder + Lock);
        if (held is null)
        {
            return false;
        }

        await StalePostmaster.StopAsync(Path.Combine(folder, "pgdata"), clock, cancellationToken);
        await StaleEmulator.StopAsync(folder, clock, cancellationToken);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        File.Delete(folder + Lock);
        return true;
    }
}
