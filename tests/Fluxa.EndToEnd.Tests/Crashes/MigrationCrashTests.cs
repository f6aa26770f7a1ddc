using Fluxa.LocalInfrastructure.Running;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>A migration that dies half way leaves a database that the next one finishes.</summary>
public sealed class MigrationCrashTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Killed = 128 + 9;
    private const string Point = "migration.after-statement";
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task The_next_one_makes_the_same_schema(int statement)
    {
        var database = await postgres.CreateEmptyDatabaseAsync(_cancellationToken);

        var first = await MigrateAsync(database, $"{Point}:{statement}");
        var second = await MigrateAsync(database, "");

        Assert.Equal(Killed, first.ExitCode);
        Assert.Contains($"crash point {Point} reached", first.LastLines);
        Assert.Equal(0, second.ExitCode);
        var whole = await postgres.CreateDatabaseAsync(_cancellationToken);
        Assert.Equal(await ColumnsAndIndexesAsync(whole), await ColumnsAndIndexesAsync(database));
    }

    private Task<ProgramEnd> MigrateAsync(string database, string point) => LocalProgram.RunAsync(
        "Fluxa.Cli",
        ["db", "migrate", "--connection", database],
        new Dictionary<string, string?> { ["FLUXA_CRASH_POINT"] = point },
        TimeSpan.FromSeconds(60),
        _cancellationToken);

    private async Task<List<string>> ColumnsAndIndexesAsync(string database)
    {
        const string Sql = """
            select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns where table_schema = 'public'
            union all select indexdef from pg_indexes where schemaname = 'public'
            union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
            order by 1
            """;
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(_cancellationToken);
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(_cancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(_cancellationToken))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
