using System.Diagnostics;
using System.Globalization;
using Fluxa.Persistence.Querying;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Persistence.Tests.Querying;

/// <summary>Compares pages at the top and 1,000 pages down. FLUXA_TEST_LIST_ROWS=1000000 takes a million rows, as docs/metrics.md does; else fewer, for time.</summary>
public sealed class ListDepthTests(PostgresFixture postgres, ITestOutputHelper output)
{
    private static readonly int Rows = int.Parse(Environment.GetEnvironmentVariable("FLUXA_TEST_LIST_ROWS") ?? "150000", CultureInfo.InvariantCulture);
    private const int Pages = 300;
    private const int PageRows = 100;
    private const double NoiseMilliseconds = 0.3;

    [Fact]
    public async Task Page_1000_costs_what_page_1_costs()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var source = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync(cancellationToken));
        foreach (var sql in new[]
        {
            $"""
            insert into events
            select 't', gen_random_uuid(), 'c', 'e', 'u-' || i % 1000, 1, 'EUR', 'm', timestamptz '2026-01-01' + i * interval '1 second', null, 'INLINE', '{"{}"}', null, sha256(''), 2, now(), now()
            from generate_series(1, {Rows}) as i
            """,
            "insert into idempotency_keys select tenant_id, event_id, payload_sha256, 'processed', 1, null, now(), now() from events",
            "vacuum analyze events",
            "vacuum analyze idempotency_keys",
        })
        {
            await using var command = source.CreateCommand(sql);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var queries = new EventQueries(source);
        var filter = new EventFilter { TenantId = "t" };
        var deep = new EventPosition(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Rows - (1000 * PageRows)), Guid.Empty);
        var (top, down) = (new List<double>(), new List<double>());
        for (var page = 0; page < Pages + 50; page++)
        {
            // By turns, so that whatever else the machine does meets both.
            top.Add(await TimeAsync(() => queries.ListAsync(filter, null, PageRows, cancellationToken)));
            down.Add(await TimeAsync(() => queries.ListAsync(filter, deep, PageRows, cancellationToken)));
        }

        var (first, thousandth) = (Figures(top), Figures(down));
        output.WriteLine($"page 1: p50 {first.Median:0.00} ms, p99 {first.P99:0.00} ms; page 1,000: p50 {thousandth.Median:0.00} ms, p99 {thousandth.P99:0.00} ms");

        // The median: a p99 of a few milliseconds belongs to whoever else uses the machine.
        Assert.True(thousandth.Median <= (first.Median * 1.2) + NoiseMilliseconds, $"{thousandth.Median} ms > 1.2 × {first.Median} ms");
    }

    private static async Task<double> TimeAsync(Func<Task> read)
    {
        var started = Stopwatch.GetTimestamp();
        await read();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static (double Median, double P99) Figures(List<double> times)
    {
        var sorted = times.Skip(50).Order().ToList();
        return (sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100]);
    }
}
