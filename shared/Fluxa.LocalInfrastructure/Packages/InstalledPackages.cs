namespace Fluxa.LocalInfrastructure.Packages;

/// <summary>What <see cref="LocalPackages"/> installed, by path.</summary>
/// <param name="Folder">The folder with node_modules and the two programs.</param>
/// <param name="Node">A Node.js of 22.5 or later.</param>
/// <param name="Postgres">The folder with PostgreSQL's bin, lib and share.</param>
internal sealed record InstalledPackages(string Folder, string Node, string Postgres)
{
    public string Guard => Path.Combine(Folder, "guard.mjs");

    public string Emulator => Path.Combine(Folder, "emulator.mjs");

    public string PostgresProgram(string name) => Path.Combine(Postgres, "bin", name);
}
