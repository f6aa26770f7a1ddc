using Fluxa.Persistence.Schema;
using Fluxa.Testing.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Fluxa.Persistence.Tests.Schema;

public sealed class FluxaDatabaseTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrates_an_empty_database_and_can_be_repeated()
    {
        var database = await postgres.CreateEmptyDatabaseAsync(Token);

        await FluxaDatabase.MigrateAsync(database, Token);
        await FluxaDatabase.MigrateAsync(database, Token);

        await using var context = SchemaProbe.Context(database);
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Token));
    }

    [Fact]
    public async Task Many_processes_may_migrate_at_once()
    {
        var database = await postgres.CreateEmptyDatabaseAsync(Token);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FluxaDatabase.MigrateAsync(database, Token)));

        await using var context = SchemaProbe.Context(database);
        Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync(Token));
    }

    [Fact]
    public async Task Says_in_one_sentence_that_nobody_answers()
    {
        var fault = await Assert.ThrowsAsync<DatabaseMigrationException>(
            () => FluxaDatabase.MigrateAsync("Host=127.0.0.1;Port=1;Database=fluxa;Username=u;Password=hush;Timeout=2", Token));

        Assert.StartsWith("Database 'fluxa' at 127.0.0.1:1 can't be reached: ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("; start PostgreSQL or correct Fluxa:Postgres:ConnectionString.", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_in_one_sentence_that_the_database_is_not_there()
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateEmptyDatabaseAsync(Token)) { Database = "nowhere" };

        var fault = await Assert.ThrowsAsync<DatabaseMigrationException>(() => FluxaDatabase.MigrateAsync(database.ConnectionString, Token));

        Assert.Contains("refused: database \"nowhere\" does not exist (SQLSTATE 3D000)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_stands_in_the_way_and_leaves_nothing_half_done()
    {
        var database = await postgres.CreateEmptyDatabaseAsync(Token);
        await SchemaProbe.ReadAsync(database, "create table outbox (mine int)");

        var fault = await Assert.ThrowsAsync<DatabaseMigrationException>(() => FluxaDatabase.MigrateAsync(database, Token));

        Assert.Contains("relation \"outbox\" already exists", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["nothing"], await SchemaProbe.ReadAsync(database, "select coalesce(to_regclass('events')::text, 'nothing')"));
    }
}
