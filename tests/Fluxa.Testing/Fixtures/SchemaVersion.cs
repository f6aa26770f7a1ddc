using Fluxa.Persistence.Roles;
using Fluxa.Persistence.Schema;

namespace Fluxa.Testing.Fixtures;

/// <summary>The schema that this build's migrations make.</summary>
internal static class SchemaVersion
{
    /// <summary>Changes with every build of the migrations; fit for a database's name.</summary>
    public static string Current => typeof(FluxaDatabase).Module.ModuleVersionId.ToString("n");

    /// <summary>Makes the tables, and the services' roles with their rights.</summary>
    public static async Task MigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        await FluxaDatabase.MigrateAsync(connectionString, cancellationToken);
        await DatabaseRoles.EnsureAsync(connectionString, cancellationToken);
    }
}
