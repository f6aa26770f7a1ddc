using System.ComponentModel;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Packages;

/// <summary><c>npm ci</c> without install scripts: what is installed is what the lock file says, and nothing of it runs while installing.</summary>
internal static class NpmInstall
{
    private static readonly string[] Arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];

    /// <exception cref="LocalInfrastructureException">npm is missing or failed.</exception>
    public static async Task RunAsync(string npm, string folder, CancellationToken cancellationToken)
    {
        ProgramResult result;
        try
        {
            result = await ProgramRun.RunAsync(npm, Arguments, folder, cancellationToken);
        }
        catch (Win32Exception missing)
        {
            throw new LocalInfrastructureException("npm isn't installed or not on PATH: install Node.js (https://nodejs.org), which brings npm, and try again.", missing);
        }

        if (result.ExitCode != 0)
        {
            throw new LocalInfrastructureException(
                $"npm couldn't install the packages of deploy/local (exit code {result.ExitCode}): {result.LastLines}");
        }
    }
}
