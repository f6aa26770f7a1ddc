using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fluxa.Persistence.Schema;

/// <summary>The database as a whole: brings its schema up to date.</summary>
public static class FluxaDatabase
{
    /// <summary>Applies every migration that is missing. Safe to repeat, and safe when several processes do it at once: one works, the others wait.</summary>
    /// <exception cref="DatabaseMigrationException">The database can't be reached or refuses; the message says which and what to do.</exception>
    public static async Task MigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        // Unpooled: closing the connection gives back the lock whatever happened.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = "fluxa-migrate" };
        try
        {
            var connection = new NpgsqlConnection(settings.ConnectionString);
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                await MigrationLock.TakeAsync(connection, cancellationToken).ConfigureAwait(false);
                await MigrateAsync(connection, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or SocketException or TimeoutException)
        {
            throw new DatabaseMigrationException(Describe(settings, exception), exception);
        }
    }

    private static async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var context = new FluxaDbContext(new DbContextOptionsBuilder<FluxaDbContext>().UseNpgsql(connection).AddInterceptors(new MigrationSteps()).Options);
        await using (context.ConfigureAwait(false))
        {
            // A big live table can take minutes to change; a time limit would only undo the work.
            context.Database.SetCommandTimeout(TimeSpan.Zero);
            await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Describe(NpgsqlConnectionStringBuilder settings, Exception exception)
    {
        var place = $"Database '{settings.Database}' at {settings.Host}:{settings.Port}";
        return exception is PostgresException refused
            ? $"{place} refused: {refused.MessageText} (SQLSTATE {refused.SqlState}); correct Fluxa:Postgres:ConnectionString or the database and start again."
            : $"{place} can't be reached: {(exception.InnerException ?? exception).Message.TrimEnd('.')}; start PostgreSQL or correct Fluxa:Postgres:ConnectionString.";
    }
}
