using System.Net;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Query.Tests.Events;

public sealed class EntityTagTests(PostgresFixture postgres) : IAsyncLifetime
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

    [Theory]
    [InlineData("/events/{0}")]
    [InlineData("/events/{0}/payload")]
    [InlineData("/events")]
    public async Task What_the_client_has_already_is_not_sent_again(string path)
    {
        path = string.Format(null, path, (await _query.StoreAsync()).EventId);
        using var first = await _http.GetAsync(path, _cancellationToken);
        var tag = first.Headers.ETag!.ToString();

        var answers = new List<(HttpStatusCode, long?)>();
        foreach (var known in new[] { tag, $"W/{tag}", $"\"other\", {tag}", "*", "\"other\"" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
            using var answer = await _http.SendAsync(request, _cancellationToken);
            Assert.Equal(tag, answer.Headers.ETag!.ToString());
            answers.Add((answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync(_cancellationToken)).Length));
        }

        Assert.All(answers[..4], answer => Assert.Equal((HttpStatusCode.NotModified, 0L), answer));
        Assert.Equal(HttpStatusCode.OK, answers[4].Item1);
    }

    [Fact]
    public async Task A_failed_event_is_told_with_its_status_and_nothing_that_is_not_known()
    {
        var id = await _query.FailAsync(error: "hash_mismatch: System.Exception: secret text");

        var body = await _http.GetStringAsync($"/events/{id}", _cancellationToken);

        Assert.Contains("\"status\":\"failed\",\"attempts\":1", body, StringComparison.Ordinal);
        Assert.Contains("\"amount\":null", body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret text", body, StringComparison.Ordinal);
    }
}
