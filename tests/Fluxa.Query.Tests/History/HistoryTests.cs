using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Query.Tests.History;

public sealed class HistoryTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private static readonly Guid Failure = Guid.CreateVersion7();
    private string _database = "";
    private QueryUnderTest _query = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync(_cancellationToken);
        _query = new QueryUnderTest(_database);
        _http = _query.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _query.DisposeAsync();
    }

    [Fact]
    public async Task A_stored_event_was_accepted_and_then_processed()
    {
        var stored = await _query.StoreAsync(change: stored => stored with { AcceptedAt = _query.Clock.GetUtcNow().AddSeconds(-2) });

        var (status, entries) = await ReadAsync(stored.EventId);

        Assert.Equal("processed", status);
        Assert.Equal(["2026-03-04T11:59:58Z accepted", "2026-03-04T12:00:00Z processed"], entries);
    }

    [Fact]
    public async Task A_failed_event_tells_the_reason_and_no_more()
    {
        var id = await _query.FailAsync(error: "hash_mismatch: System.Exception: secret text");

        var (status, entries) = await ReadAsync(id);

        Assert.Equal("failed", status);
        Assert.Equal(["2026-03-04T12:00:00Z failed hash_mismatch"], entries);
    }

    [Fact]
    public async Task Every_failure_and_redrive_is_told_in_order()
    {
        var stored = await _query.StoreAsync(change: stored => stored with { AcceptedAt = _query.Clock.GetUtcNow().AddHours(-3) });
        await ExecuteAsync("""
            insert into failures (tenant_id, failure_id, event_id, queue, kind, reason, exception_message, group_id, state, attempts, redrives, version, edited,
              first_failed_at, last_failed_at, collected_at, closed_at)
            values ('default', $2, $1, 'q', 'permanent', 'payload_missing', 'secret text', 'g', 'resolved', 2, 2, 1, false, now(), now(), now(), now())
            """, stored.EventId);
        await ExecuteAsync("""
            insert into failure_attempts (tenant_id, failure_id, attempt_key, failed_at, collected_at, kind, reason, exception_message, deliveries)
            select 'default', $2, 'a' || i, timestamptz '2026-03-04T09:00:00Z' + i * interval '1 hour', now(), 'permanent', 'payload_missing', 'secret text', i + 1
            from generate_series(0, 1) as i
            """, stored.EventId);
        await ExecuteAsync("""
            insert into redrive_items (redrive_id, tenant_id, failure_id, position, failure_version, outcome, attempt, claimed_at, sent_at)
            select gen_random_uuid(), 'default', $2, 1, 1, case i when 0 then 'failed_again' else 'processed' end, i + 1, now(), timestamptz '2026-03-04T09:30:00Z' + i * interval '2 hours'
            from generate_series(0, 1) as i
            """, stored.EventId);

        var (status, entries) = await ReadAsync(stored.EventId);

        Assert.Equal("processed", status);
        Assert.Equal(
            [
                "2026-03-04T09:00:00Z accepted", "2026-03-04T09:00:00Z failed payload_missing", "2026-03-04T09:30:00Z redriven failed_again",
                "2026-03-04T10:00:00Z failed payload_missing", "2026-03-04T11:30:00Z redriven processed", "2026-03-04T12:00:00Z processed",
            ],
            entries);
    }

    private async Task ExecuteAsync(string sql, Guid eventId)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(_cancellationToken);
        await using var command = new NpgsqlCommand(sql.Contains("$1", StringComparison.Ordinal) ? sql : $"{sql} where $1::uuid is not null", connection)
        {
            Parameters = { new() { Value = eventId }, new() { Value = Failure } },
        };
        await command.ExecuteNonQueryAsync(_cancellationToken);
    }

    private async Task<(string? Status, List<string> Entries)> ReadAsync(Guid id)
    {
        var history = await _http.GetFromJsonAsync<JsonElement>($"/events/{id}/history", _cancellationToken);
        return (
            history.GetProperty("status").GetString(),
            [.. history.GetProperty("entries").EnumerateArray().Select(entry => $"{entry.GetProperty("at").GetString()} {entry.GetProperty("what").GetString()} {entry.GetProperty("reason").GetString()}".TrimEnd())]);
    }
}
