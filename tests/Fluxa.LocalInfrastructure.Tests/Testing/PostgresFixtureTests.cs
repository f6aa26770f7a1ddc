using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.LocalInfrastructure.Tests.Testing;

public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_database_is_a_fresh_one()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var first = await postgres.CreateDatabaseAsync(cancellationToken);
        await ScalarAsync(first, "create table only_here (id int)");

        var second = await postgres.CreateDatabaseAsync(cancellationToken);

        Assert.Null(await ScalarAsync(second, "select to_regclass('only_here')::text"));
    }

    [Fact]
    public async Task The_database_speaks_utf8_in_the_builtin_locale()
    {
        var database = await postgres.CreateEmptyDatabaseAsync(TestContext.Current.CancellationToken);

        Assert.Equal("UTF8", await ScalarAsync(database, "select pg_encoding_to_char(encoding) from pg_database where datname = current_database()"));
        Assert.Equal("C.UTF-8", await ScalarAsync(database, "select datlocale from pg_database where datname = current_database()"));
    }

    private static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is { } value and not DBNull ? value : null;
    }
}
