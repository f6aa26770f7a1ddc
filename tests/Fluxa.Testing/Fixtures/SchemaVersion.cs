using Fluxa.Persistence.Schema;

namespace Fluxa.Testing.Fixtures;

/// <summary>The schema that this build's migrations make.</summary>
internal static class SchemaVersion
{
    /// <summary>Changes with every build of the migrations; fit for a database's name.</summary>
    public static string Current => typeof(FluxaDatabase).Module.ModuleVersionId.ToString("n");

    public static Task MigrateAsync(string connectionString, CancellationToken cancellationToken) =>
        FluxaDatabase.MigrateAsync(connectionString, cancellationToken);
}
