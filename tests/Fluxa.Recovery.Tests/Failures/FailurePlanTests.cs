using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Storing;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fluxa.Recovery.Tests.Failures;

/// <summary>PostgreSQL's own plans for the lists and counts: read from indexes, whatever is asked. <c>fluxa bench failures</c> says how long they take with a million rows.</summary>
public sealed class FailurePlanTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    private const string Fill = """
        insert into failures (
          tenant_id, failure_id, event_id, queue, kind, reason, exception_message, group_id, state, attempts, redrives, version, edited, first_failed_at, last_failed_at, collected_at, closed_at)
        select 'tenant-' || n % 5, gen_random_uuid(), gen_random_uuid(), 'q_error', 'permanent', 'r', 'Order ' || n || ' of ''shop-' || n % 1000 || ''' has no fee', 'cause-' || n % 41,
          case when n % 19 = 0 then 'resolved' else 'open' end, case n % 49 when 0 then 5 else 1 end, 0, 1, false, now() - n * interval '1 second', now() - n * interval '1 second', now(),
          case when n % 19 = 0 then now() end
        from generate_series(1, 20000) as n
        """;

    private static readonly FailureFilter[] Filters =
    [
        new() { State = "open" },
        new(),
        new() { State = "resolved" },
        new() { State = "open", Group = "cause-7" },
        new() { State = "open", Text = "Order 12345 of" },
        new() { Text = "nothing like it" },
        new() { State = "open", MinAttempts = 50 },
        new() { State = "open", FailedBefore = DateTimeOffset.UnixEpoch },
        new() { State = "open", FailedAfter = DateTimeOffset.UnixEpoch },
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_list_and_every_count_of_a_few_is_read_from_an_index()
    {
        await using var recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator);
        await recovery.ExecuteAsync(Fill);
        await recovery.ExecuteAsync("insert into failure_groups select distinct tenant_id, group_id, 'E: Order {n} of ''…'' has no fee', null, 'q_error', 'r', null, now(), now() from failures");
        await recovery.ExecuteAsync("vacuum analyze failures");

        foreach (var filter in Filters.Concat(Filters.Select(filter => filter with { Tenant = "tenant-1" })))
        {
            var list = await PlanAsync(recovery, "Failures/Sql/list_failures.sql", filter, rows: 51);
            Assert.False(list.Contains("Seq Scan on failures", StringComparison.Ordinal), $"{filter}\n{list}");
        }

        foreach (var filter in Filters.Where(filter => filter is { Text: not null } or { MinAttempts: not null } or { Group: not null } or { FailedBefore: not null }))
        {
            var count = await PlanAsync(recovery, "Failures/Sql/count_failures.sql", filter);
            Assert.False(count.Contains("Seq Scan on failures", StringComparison.Ordinal), $"{filter}\n{count}");
        }
    }

    private static async Task<string> PlanAsync(RecoveryUnderTest recovery, string file, FailureFilter filter, int? rows = null)
    {
        await using var command = recovery.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"explain {SqlFile.ReadFiltered(file)}");
        await recovery.Services.GetRequiredService<FilterParameters>().AddAsync(command.Parameters, filter, Token);
        if (rows is not null)
        {
            command.Parameters.AddTime(null);
            command.Parameters.AddId(null);
            command.Parameters.AddNumber(rows);
        }

        return string.Join('\n', await command.ReadAllAsync(row => row.GetString(0), Token));
    }
}
