using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Packages;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Postgres;

/// <summary>A data folder of PostgreSQL, held by this process alone.</summary>
internal sealed class PostgresCluster : IDisposable
{
    private const string PasswordFile = "password";
    private readonly ClaimedFolder _folder;

    private PostgresCluster(ClaimedFolder folder, InstalledPackages packages, string password)
    {
        _folder = folder;
        Packages = packages;
        Password = password;
    }

    /// <summary>PostgreSQL's own variables must not leak in from the person's shell.</summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } =
        new Dictionary<string, string?> { ["PGDATA"] = null, ["PGPORT"] = null, ["PGHOST"] = null, ["LC_ALL"] = "C", ["TZ"] = "UTC" };

    public InstalledPackages Packages { get; }

    public string Password { get; }

    public string Data => Path.Combine(_folder.Path, "pgdata");

    /// <exception cref="LocalInfrastructureException">Another process uses the folder, or initdb failed.</exception>
    public static async Task<PostgresCluster> OpenAsync(
        Checkout checkout, InstalledPackages packages, LocalPostgresOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var folder = ClaimedFolder.Claim(checkout, options.DataFolder, "postgres");
        try
        {
            await StalePostmaster.StopAsync(Path.Combine(folder.Path, "pgdata"), clock, cancellationToken);
            var password = Path.Combine(folder.Path, PasswordFile);
            if (!File.Exists(Path.Combine(folder.Path, "initialized")))
            {
                await InitializeAsync(folder, packages, password, options, cancellationToken);
            }

            return new PostgresCluster(folder, packages, await File.ReadAllTextAsync(password, cancellationToken));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public GuardOrder Order(string program, IReadOnlyList<string> arguments) => _folder.Order(Packages, program, arguments);

    public void Dispose() => _folder.Dispose();

    private static async Task InitializeAsync(
        ClaimedFolder folder, InstalledPackages packages, string password, LocalPostgresOptions options, CancellationToken cancellationToken)
    {
        options.Progress("Making a PostgreSQL data folder");
        var data = Path.Combine(folder.Path, "pgdata");
        if (Directory.Exists(data))
        {
            // initdb was interrupted: nothing was ever stored in it.
            Directory.Delete(data, recursive: true);
        }

        folder.WriteSecret(PasswordFile, System.Security.Cryptography.RandomNumberGenerator.GetHexString(32, lowercase: true));
        var lines = new LastLines();
        var order = folder.Order(packages, "initdb", PostgresSettings.InitDb(data, password, options.Durable));
        await using var initdb = await GuardedProcess.StartAsync(packages, order, Environment, lines.Add, cancellationToken);
        var code = await initdb.Exited.WaitAsync(cancellationToken);
        if (code != 0)
        {
            throw new LocalInfrastructureException($"initdb failed in {data} (exit code {code}): {string.Join(" | ", lines.Snapshot())}");
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "initialized"), string.Empty, cancellationToken);
    }
}
