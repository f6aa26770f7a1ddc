using System.Reflection;

namespace Fluxa.Testing.Fixtures;

/// <summary>The schema that this build's migrations make.</summary>
internal static class SchemaVersion
{
    private static readonly Assembly Persistence = Assembly.Load("Fluxa.Persistence");

    /// <summary>Changes with every build of the migrations; fit for a database's name.</summary>
    public static string Current => Persistence.ManifestModule.ModuleVersionId.ToString("n");

    public static async Task MigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        // Until Fluxa.Persistence has migrations, a migrated database is an empty one.
        var migrate = Persistence.GetType("Fluxa.Persistence.FluxaDatabase")?.GetMethod("MigrateAsync", [typeof(string), typeof(CancellationToken)]);
        if (migrate?.Invoke(null, [connectionString, cancellationToken]) is Task task)
        {
            await task;
        }
    }
}
