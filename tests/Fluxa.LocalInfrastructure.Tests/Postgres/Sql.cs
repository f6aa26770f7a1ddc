using Npgsql;

namespace Fluxa.LocalInfrastructure.Tests.Postgres;

/// <summary>One statement on a connection of its own.</summary>
internal static class Sql
{
    public static Task ExecuteAsync(string database, string sql) => ScalarAsync(database, sql);

    public static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
