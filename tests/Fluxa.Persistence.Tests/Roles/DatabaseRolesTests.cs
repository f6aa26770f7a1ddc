using Fluxa.Persistence.Roles;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Persistence.Tests.Roles;

/// <summary>What the services' roles may and may not do in a real database.</summary>
public sealed class DatabaseRolesTests(PostgresFixture postgres)
{
    private static readonly string[] Writes = ["insert", "update", "delete", "truncate"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Making_them_is_safe_to_repeat_and_to_do_at_once()
    {
        var database = await postgres.CreateDatabaseAsync(Token);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DatabaseRoles.EnsureAsync(database, Token)));

        Assert.Equal("fluxa_query", await AskAsync(DatabaseRoles.ConnectAs(database, ServiceRole.Query), "select current_user::text"));
    }

    [Fact]
    public async Task Query_can_read_and_write_nothing_but_the_last_use_of_a_key()
    {
        var database = await MakeAsync();
        var query = DatabaseRoles.ConnectAs(database, ServiceRole.Query);
        var tables = (await AskAsync(database, "select string_agg(tablename, ',') from pg_tables where schemaname = 'public'")).Split(',');

        foreach (var table in tables)
        {
            foreach (var right in Writes)
            {
                Assert.Equal("false", await AskAsync(query, $"select has_table_privilege('\"{table}\"', '{right}')::text"));
            }
        }

        Assert.Equal("0", await AskAsync(query, "select count(*)::text from events"));
        await ExecuteAsync(query, "update api_keys set last_used_at = now()");
        foreach (var statement in new[]
        {
            "insert into events (tenant_id) values ('x')", "delete from events", "update events set amount = 0", "update api_keys set scopes = array['admin']",
            "update api_keys set revoked_at = null", "create table mine (x int)", "drop table events", "select * from outbox",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(query, statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task A_login_has_the_rights_of_its_role_whatever_its_password_is_made_of()
    {
        var database = await MakeAsync();

        await DatabaseLogins.EnsureAsync(database, ServiceRole.Query, "it's; drop table events --", Token);
        await DatabaseLogins.EnsureAsync(database, ServiceRole.Query, "another", Token);

        var login = new NpgsqlConnectionStringBuilder(database) { Username = DatabaseLogins.NameOf(ServiceRole.Query), Password = "another" }.ConnectionString;
        Assert.Equal("0", await AskAsync(login, "select count(*)::text from events"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(login, "delete from events"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Ingest_can_keep_messages_and_read_no_event()
    {
        var ingest = DatabaseRoles.ConnectAs(await MakeAsync(), ServiceRole.Ingest);

        await ExecuteAsync(ingest, """
            insert into outbox (message_id, destination, message_type, body, created_at, attempts, next_attempt_at)
            values (gen_random_uuid(), 'd', 't', '{}', now(), 0, now())
            """);

        foreach (var statement in new[] { "select * from events", "select * from outbox", "delete from outbox", "insert into api_keys (key_id) values ('x')" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(ingest, statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Theory]
    [InlineData("update events set amount = 0")]
    [InlineData("delete from events")]
    [InlineData("select * from api_keys")]
    public async Task The_Processor_changes_no_event_and_sees_no_key(string statement)
    {
        var processor = DatabaseRoles.ConnectAs(await MakeAsync(), ServiceRole.Processor);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(processor, statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private async Task<string> MakeAsync()
    {
        var database = await postgres.CreateDatabaseAsync(Token);
        await DatabaseRoles.EnsureAsync(database, Token);
        return database;
    }

    private static async Task<string> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync(Token))!;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }
}
