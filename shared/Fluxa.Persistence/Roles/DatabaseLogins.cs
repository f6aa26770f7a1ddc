using Npgsql;

namespace Fluxa.Persistence.Roles;

/// <summary>Makes a login for a service's role, so that the service needs no right of the owner. Safe to repeat: a login that is there gets the password anew.</summary>
public static class DatabaseLogins
{
    /// <summary>The login's name: <c>fluxa_query_login</c> has the rights of <c>fluxa_query</c>.</summary>
    /// <param name="role">The role.</param>
    public static string NameOf(ServiceRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return $"{role.Name}_login";
    }

    /// <summary>Makes the login, or changes its password.</summary>
    /// <param name="connectionString">Of the owner of Fluxa's tables; may create roles.</param>
    /// <param name="role">Whose rights it gets; <see cref="DatabaseRoles.EnsureAsync"/> has made it.</param>
    /// <param name="password">The login's password.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <exception cref="NpgsqlException">PostgreSQL refuses or doesn't answer.</exception>
    public static async Task EnsureAsync(string connectionString, ServiceRole role, string password, CancellationToken cancellationToken)
    {
        var login = NameOf(role);
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = "fluxa-roles" };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await ExecuteAsync(connection, "create_login", login, password, role.Name, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation)
            {
                await ExecuteAsync(connection, "change_login", login, password, role.Name, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string file, string login, string password, string role, CancellationToken cancellationToken)
    {
        var statement = new NpgsqlCommand(SqlFile.Read($"Roles/Sql/{file}.sql"), connection)
        {
            Parameters = { new("login", login), new("password", password), new("role", role) },
        };
        await using (statement.ConfigureAwait(false))
        {
            var text = (string)(await statement.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
            var command = new NpgsqlCommand(text, connection);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
