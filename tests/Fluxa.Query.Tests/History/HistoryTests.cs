using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Query.Tests.History;

public sealed class HistoryTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private QueryUnderTest _query = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _query = new QueryUnderTest(await postgres.CreateDatabaseAsync(_cancellationToken));
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

    private async Task<(string? Status, List<string> Entries)> ReadAsync(Guid id)
    {
        var history = await _http.GetFromJsonAsync<JsonElement>($"/events/{id}/history", _cancellationToken);
        return (
            history.GetProperty("status").GetString(),
            [.. history.GetProperty("entries").EnumerateArray().Select(entry => $"{entry.GetProperty("at").GetString()} {entry.GetProperty("what").GetString()} {entry.GetProperty("reason").GetString()}".TrimEnd())]);
    }
}
