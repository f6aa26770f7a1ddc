namespace Fluxa.Persistence.Schema;

/// <summary>The database as a whole: brings its schema up to date.</summary>
public static class FluxaDatabase
{
    /// <summary>Applies every migration that is missing. Safe to repeat, and safe when several processes do it at once: one works, the others wait.</summary>
    /// <exception cref="DatabaseMigrationException">The database can't be reached or refuses; the message says which and what to do.</exception>
    public static Task MigrateAsync(string connectionString, CancellationToken cancellationToken) =>
        throw new NotSupportedException(connectionString + cancellationToken);
}
