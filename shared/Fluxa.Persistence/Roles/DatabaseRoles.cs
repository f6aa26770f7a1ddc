using Npgsql;

namespace Fluxa.Persistence.Roles;

/// <summary>Makes the roles of the services and gives them their rights. Safe to repeat: after each migration, for tables that are new.</summary>
public static class DatabaseRoles
{
    // Any number that every version of Fluxa shares: two that grant at once would fail with "tuple concurrently updated".
    private const long LockKey = 0x726F6C6573;

    private static readonly string[] AlreadyThere = [PostgresErrorCodes.DuplicateObject, PostgresErrorCodes.UniqueViolation];

    /// <summary>Makes what is missing and grants everything anew.</summary>
    /// <param name="connectionString">Of the owner of Fluxa's tables; may create roles.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <exception cref="NpgsqlException">PostgreSQL refuses or doesn't answer.</exception>
    public static async Task EnsureAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = "fluxa-roles" }.ConnectionString);
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancellationToken).ConfigureAwait(false);
            foreach (var role in ServiceRole.All)
            {
                await CreateAsync(connection, role, cancellationToken).ConfigureAwait(false);
                foreach (var grant in role.Grants)
                {
                    await ExecuteAsync(connection, grant, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>A connection string like the owner's that works with the rights of a role alone. For local runs and tests: a deployment has users of its own.</summary>
    /// <param name="connectionString">Of the owner.</param>
    /// <param name="role">The role.</param>
    public static string ConnectAs(string connectionString, ServiceRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return new NpgsqlConnectionStringBuilder(connectionString) { Options = $"-c role={role.Name}" }.ConnectionString;
    }

    // Roles belong to the whole server, so another database's run may have made it, even just now.
    private static async Task CreateAsync(NpgsqlConnection connection, ServiceRole role, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(connection, role.Create, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (AlreadyThere.Contains(exception.SqlState))
        {
            // It is there, and that is all that was wanted.
            return;
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
