using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Query.Tests.Events;

public sealed class GetEventTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private QueryUnderTest _query = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _query = new QueryUnderTest(await postgres.CreateDatabaseAsync(_cancellationToken));
        _http = _query.CreateClient();
    }

    [Fact]
    public async Task Answers_with_every_field_as_it_is_stored()
    {
        var stored = await _query.StoreAsync();

        using var answer = await _http.GetAsync($"/events/{stored.EventId}", _cancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            [
                "event_id", "correlation_id", "user_id", "amount", "currency", "merchant", "timestamp", "metadata", "payload_mode", "payload_sha256",
                "payload_bytes", "status", "attempts", "created_at",
            ],
            body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(stored.EventId, body.GetProperty("event_id").GetGuid());
        Assert.Equal("c-1", body.GetProperty("correlation_id").GetString());
        Assert.Equal("12.3400", body.GetProperty("amount").GetRawText());
        Assert.Equal("\"Bäckerei\"", body.GetProperty("merchant").GetRawText());
        Assert.Equal("2026-03-04T12:00:00.123Z", body.GetProperty("timestamp").GetString());
        Assert.Equal("1.50", body.GetProperty("metadata").GetProperty("k")[1].GetRawText());
        Assert.Equal("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", body.GetProperty("payload_sha256").GetString());
        Assert.Equal("INLINE", body.GetProperty("payload_mode").GetString());
        Assert.Equal("processed", body.GetProperty("status").GetString());
        Assert.EndsWith("Z", body.GetProperty("created_at").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999999999999999.9999")]
    [InlineData("-999999999999999.9999")]
    [InlineData("0.0001")]
    [InlineData("-0.0100")]
    public async Task Keeps_every_digit_of_the_amount(string amount)
    {
        var stored = await _query.StoreAsync(amount: decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

        var body = await _http.GetFromJsonAsync<JsonElement>($"/events/{stored.EventId}", _cancellationToken);

        Assert.Equal(amount, body.GetProperty("amount").GetRawText());
    }

    [Fact]
    public async Task Says_null_where_there_is_no_metadata()
    {
        var stored = await _query.StoreAsync(metadata: null);

        var body = await _http.GetFromJsonAsync<JsonElement>($"/events/{stored.EventId}", _cancellationToken);

        Assert.Equal(JsonValueKind.Null, body.GetProperty("metadata").ValueKind);
    }

    [Fact]
    public async Task Does_not_show_the_event_of_another_tenant()
    {
        var stored = await _query.StoreAsync(tenantId: "somebody-else");

        using var answer = await _http.GetAsync($"/events/{stored.EventId}", _cancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(29, true)]
    [InlineData(31, false)]
    [InlineData(-4, true)]
    [InlineData(-6, false)]
    [Trait("problem", "event-not-found")]
    public async Task Tells_to_ask_again_for_an_id_that_was_made_seconds_ago(int ageInSeconds, bool askAgain)
    {
        var id = Guid.CreateVersion7(_query.Clock.GetUtcNow().AddSeconds(-ageInSeconds));

        using var answer = await _http.GetAsync($"/events/{id}", _cancellationToken);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("urn:fluxa:problem:event-not-found", problem.GetProperty("type").GetString());
        Assert.Equal(askAgain ? "1" : null, answer.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task Does_not_tell_to_ask_again_for_an_id_that_says_no_time()
    {
        using var answer = await _http.GetAsync("/events/6ba7b810-9dad-41d1-80b4-00c04fd430c8", _cancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("0198f2c1")]
    [InlineData("0198f2c16d0e7c3b9a512f6f0c1d2e3f")]
    [InlineData("%7B0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f%7D")]
    [InlineData("0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3g")]
    [InlineData("%0D%0Aset-cookie")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("' or 1=1 --")]
    public async Task Names_the_id_when_it_is_no_UUID(string id)
    {
        using var answer = await _http.GetAsync($"/events/{id}", _cancellationToken);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("/event_id", problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Theory]
    [InlineData("GET", "/event", 404)]
    [InlineData("GET", "/", 404)]
    [InlineData("POST", "/events/0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f", 405)]
    public async Task Answers_other_paths_and_methods_with_a_problem(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await _http.SendAsync(request, _cancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _query.DisposeAsync();
    }
}
