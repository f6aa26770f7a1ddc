using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Query.Tests.Listing;

public sealed class ListTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
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
    public async Task Newest_transactions_come_first_and_look_as_they_do_alone()
    {
        var older = await StoreAsync(minute: 1);
        var newer = await StoreAsync(minute: 2);

        var page = await ReadAsync("/events");
        var alone = await _http.GetStringAsync($"/events/{newer}", _cancellationToken);

        Assert.Equal([newer, older], Ids(page));
        Assert.Equal(alone, page.GetProperty("items")[0].GetRawText());
        Assert.Equal(JsonValueKind.Null, page.GetProperty("next_cursor").ValueKind);
    }

    [Theory]
    [InlineData("user_id=u-2")]
    [InlineData("merchant=B%C3%A4cker")]
    [InlineData("currency=USD")]
    [InlineData("correlation_id=c-2")]
    [InlineData("user_id=u-2&merchant=B%C3%A4cker&currency=USD&correlation_id=c-2&status=processed")]
    [InlineData("from=2026-03-04T12:02:00Z&to=2026-03-04T12:03:00Z")]
    [InlineData("from=2026-03-04T13:02:00%2B01:00&to=2026-03-04T13:02:00.000001%2B01:00")]
    [InlineData("from=2026-03-04T13:02:00+01:00&to=2026-03-04T12:02:59.999Z")]
    public async Task A_filter_leaves_what_fits(string filter)
    {
        await StoreAsync(minute: 1);
        var wanted = await StoreAsync(minute: 2, user: "u-2", merchant: "Bäcker", currency: "USD", correlation: "c-2");
        await StoreAsync(minute: 3);

        Assert.Equal([wanted], Ids(await ReadAsync($"/events?{filter}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Pages_have_every_event_once_also_of_one_moment_and_while_others_arrive(int limit)
    {
        var stored = new List<Guid>();
        for (var number = 0; number < 7; number++)
        {
            stored.Add(await StoreAsync(minute: number / 3));
        }

        var (read, next) = (new List<Guid>(), $"/events?limit={limit}");
        while (next is not null)
        {
            using var answer = await _http.GetAsync(next, _cancellationToken);
            var page = await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellationToken);
            read.AddRange(Ids(page));
            next = answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
            Assert.Equal(next is null, page.GetProperty("next_cursor").ValueKind == JsonValueKind.Null);
            await StoreAsync(minute: 50);
        }

        Assert.Equal(stored.Order(), read.Order());
    }

    [Fact]
    public async Task What_failed_is_listed_by_its_status()
    {
        await StoreAsync(minute: 1);
        var failed = new[] { await _query.FailAsync(), await _query.FailAsync(), await _query.FailAsync() };

        var first = await ReadAsync("/events?status=failed&limit=2");
        var second = await ReadAsync($"/events?status=failed&limit=2&cursor={first.GetProperty("next_cursor").GetString()}");

        Assert.Equal(failed.Order(), Ids(first).Concat(Ids(second)).Order());
        Assert.All(first.GetProperty("items").EnumerateArray(), item => Assert.Equal(("failed", 1), (item.GetProperty("status").GetString(), item.GetProperty("attempts").GetInt32())));
    }

    [Theory]
    [InlineData("limit=0", "/limit")]
    [InlineData("limit=1001", "/limit")]
    [InlineData("limit=-1", "/limit")]
    [InlineData("limit=ten", "/limit")]
    [InlineData("limit=1&limit=2", "/limit")]
    [InlineData("from=yesterday", "/from")]
    [InlineData("to=2026-03-04T12:00:00", "/to")]
    [InlineData("status=lost", "/status")]
    [InlineData("status=failed&user_id=u-1", "/status")]
    [InlineData("user_id=", "/user_id")]
    [InlineData("merchant=a%00b", "/merchant")]
    [InlineData("user=u-1", "/user")]
    [InlineData("cursor=", "/cursor")]
    [InlineData("cursor=AAAA", "/cursor")]
    [InlineData("cursor=' or 1=1 --", "/cursor")]
    [InlineData("cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/cursor")]
    [Trait("problem", "invalid-parameter")]
    public async Task What_can_not_be_asked_is_named(string query, string place)
    {
        using var answer = await _http.GetAsync($"/events?{query}", _cancellationToken);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("urn:fluxa:problem:invalid-parameter", problem.GetProperty("type").GetString());
        Assert.Contains(place, problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
    }

    [Fact]
    public async Task A_cursor_with_any_character_changed_is_none()
    {
        await StoreAsync(minute: 1);
        await StoreAsync(minute: 2);
        var cursor = (await ReadAsync("/events?limit=1")).GetProperty("next_cursor").GetString()!;

        // The last one to each other letter: some of its bits decode to nothing.
        var changes = Enumerable.Range(0, cursor.Length - 1).Select(at => (At: at, To: cursor[at] == 'A' ? 'B' : 'A'))
            .Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ".Where(letter => letter != cursor[^1]).Select(letter => (At: cursor.Length - 1, To: letter)));
        foreach (var (at, to) in changes)
        {
            var changed = string.Concat(cursor.AsSpan(0, at), [to], cursor.AsSpan(at + 1));
            using var answer = await _http.GetAsync($"/events?limit=1&cursor={changed}", _cancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"character {at} of {cursor} changed to {to}");
        }
    }

    [Theory]
    [InlineData("user_id=u-1")]
    [InlineData("to=2027-01-01T00:00:00Z")]
    [InlineData("status=failed")]
    public async Task A_cursor_of_another_list_is_none(string filter)
    {
        await StoreAsync(minute: 1);
        await StoreAsync(minute: 2);
        var cursor = (await ReadAsync("/events?limit=1")).GetProperty("next_cursor").GetString()!;

        using var other = await _http.GetAsync($"/events?limit=1&{filter}&cursor={cursor}", _cancellationToken);
        using var same = await _http.GetAsync($"/events?limit=5&cursor={cursor}", _cancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (other.StatusCode, same.StatusCode));
    }

    [Fact]
    public async Task A_cursor_outlives_the_instance_that_made_it()
    {
        var database = await postgres.CreateDatabaseAsync(_cancellationToken);
        await using var first = new QueryUnderTest(database);
        await using var second = new QueryUnderTest(database);
        using var one = first.CreateClient();
        using var two = second.CreateClient();
        await first.StoreAsync();
        await first.StoreAsync();
        var cursor = (await one.GetFromJsonAsync<JsonElement>("/events?limit=1", _cancellationToken)).GetProperty("next_cursor").GetString();

        Assert.Single(Ids(await two.GetFromJsonAsync<JsonElement>($"/events?cursor={cursor}", _cancellationToken)));
    }

    private async Task<Guid> StoreAsync(int minute, string user = "u-1", string merchant = "m", string currency = "EUR", string correlation = "c-1") =>
        (await _query.StoreAsync(change: stored => stored with
        {
            OccurredAt = Noon.AddMinutes(minute),
            UserId = user,
            Merchant = merchant,
            Currency = currency,
            CorrelationId = correlation,
        })).EventId;

    private Task<JsonElement> ReadAsync(string path) => _http.GetFromJsonAsync<JsonElement>(path, _cancellationToken);

    private static List<Guid> Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("event_id").GetGuid())];
}
