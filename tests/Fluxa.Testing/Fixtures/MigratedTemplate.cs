using Npgsql;

namespace Fluxa.Testing.Fixtures;

/// <summary>The database with Fluxa's schema that test databases are copied from: made once for each server and each build of the migrations.</summary>
internal static class MigratedTemplate
{
    /// <summary>Any number, the same in every process that asks: only one of them migrates.</summary>
    private const long LockKey = 0x466C757861;

    public static async Task<string> EnsureAsync(string server, CancellationToken cancellationToken)
    {
        var name = $"fluxa_template_{SchemaVersion.Current}";
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", cancellationToken);
        if (!await ExistsAsync(connection, name, cancellationToken))
        {
            // Migrated under another name: a run that dies half way must not leave a template that looks complete.
            var draft = $"{name}_draft";
            await ExecuteAsync(connection, $"drop database if exists {draft} with (force)", cancellationToken);
            await ExecuteAsync(connection, $"create database {draft} template template0", cancellationToken);
            await SchemaVersion.MigrateAsync(new NpgsqlConnectionStringBuilder(server) { Database = draft, Pooling = false }.ConnectionString, cancellationToken);
            await ExecuteAsync(connection, $"alter database {draft} rename to {name}", cancellationToken);
        }

        return name;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = name } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
