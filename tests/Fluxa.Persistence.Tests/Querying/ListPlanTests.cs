using Fluxa.Persistence.Querying;
using Fluxa.Persistence.Roles;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Persistence.Tests.Querying;

/// <summary>How PostgreSQL carries out each query of Query's, on a table that is large enough for a bad plan to be the cheaper one.</summary>
public sealed class ListPlanTests(PostgresFixture postgres)
{
    private const string ByTime = "ix_events_tenant_id_occurred_at_event_id";
    private const string ByUser = "ix_events_tenant_id_user_id_occurred_at_event_id";
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_list_is_an_index_scan_at_any_depth_and_sorts_nothing()
    {
        await using var source = await FillAsync();
        var all = new EventFilter { TenantId = "t-1" };
        var deep = new EventPosition(new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero), Guid.AllBitsSet);

        foreach (var (filter, index) in new (EventFilter, string)[]
        {
            (all, ByTime),
            (all with { From = deep.OccurredAt.AddHours(-1), To = deep.OccurredAt.AddHours(1) }, ByTime),
            (all with { UserId = "u-7" }, ByUser),
            (all with { UserId = "u-7", From = deep.OccurredAt, Merchant = "m-3" }, ByUser),
            (all with { Merchant = "m-3" }, ByTime),
            (all with { Currency = "EUR" }, ByTime),
            (all with { CorrelationId = "c-17", From = deep.OccurredAt.AddMinutes(-1), To = deep.OccurredAt.AddMinutes(1) }, ByTime),
        })
        {
            foreach (var position in new EventPosition?[] { null, deep })
            {
                var plan = await ExplainAsync(source, filter, position);
                Assert.True(plan.Contains(index, StringComparison.Ordinal) && !plan.Contains("Seq Scan", StringComparison.Ordinal) && !plan.Contains("Sort Key: events_1", StringComparison.Ordinal), $"{filter} after {position}:\n{plan}");
            }
        }
    }

    [Fact]
    public async Task Every_read_by_key_is_an_index_scan_also_as_a_plan_that_is_kept()
    {
        await using var source = await FillAsync();
        await using var connection = await source.OpenConnectionAsync(_cancellationToken);
        await ExecuteAsync(connection, "set plan_cache_mode = force_generic_plan");

        foreach (var (file, types, values) in new[]
        {
            ("find_event", "text, uuid", "'t-1', gen_random_uuid()"),
            ("find_failed", "text, uuid", "'t-1', gen_random_uuid()"),
            ("find_payload", "text, uuid", "'t-1', gen_random_uuid()"),
            ("find_history", "text, uuid", "'t-1', gen_random_uuid()"),
            ("list_failed", "text, uuid, integer", "'t-1', null, 100"),
            ("find_settled", "text[], uuid[]", "array['t-1'], array[gen_random_uuid()]"),
        })
        {
            await ExecuteAsync(connection, $"prepare {file} ({types}) as {SqlFile.Read($"Querying/Sql/{file}.sql")}");
            await using var explain = new NpgsqlCommand($"explain (costs off) execute {file} ({values})", connection);
            var plan = await ReadPlanAsync(explain);
            Assert.True(
                plan.Contains("Index", StringComparison.Ordinal) && !plan.Contains("Seq Scan on events", StringComparison.Ordinal) && !plan.Contains("Seq Scan on idempotency_keys", StringComparison.Ordinal),
                $"{file}:\n{plan}");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> ExplainAsync(NpgsqlDataSource source, EventFilter filter, EventPosition? after)
    {
        await using var command = source.CreateCommand($"explain (analyze, costs off, timing off, summary off, buffers off) {EventQueries.ListEventsSql}");
        command.Parameters.AddRange(EventQueries.ListParameters(filter, after, 100));
        return await ReadPlanAsync(command);
    }

    private static async Task<string> ReadPlanAsync(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    private async Task<NpgsqlDataSource> FillAsync()
    {
        var database = await postgres.CreateDatabaseAsync(_cancellationToken);
        await using var owner = NpgsqlDataSource.Create(database);
        foreach (var sql in new[]
        {
            """
            insert into events
            select 't-' || i % 3, gen_random_uuid(), 'c-' || i, 'e', 'u-' || i % 500, 1, case when i % 9 = 0 then 'EUR' else 'USD' end, 'm-' || i % 40,
              timestamptz '2026-01-01' + i * interval '1 second', null, 'INLINE', '{}', null, sha256(''), 2, now(), now()
            from generate_series(1, 40000) as i
            """,
            "insert into idempotency_keys select tenant_id, event_id, payload_sha256, 'processed', 1, null, now(), now() from events",
            "vacuum analyze events",
            "vacuum analyze idempotency_keys",
        })
        {
            await using var command = owner.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(_cancellationToken);
        }

        return NpgsqlDataSource.Create(DatabaseRoles.ConnectAs(database, ServiceRole.Query));
    }
}
