using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Query.Tests.Access;

/// <summary>A tenant that wants another's events. Whatever it tries, it learns nothing: the answers are those for what doesn't exist.</summary>
public sealed class TenantTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private QueryUnderTest _query = null!;
    private HttpClient _victim = null!;
    private HttpClient _attacker = null!;

    public async ValueTask InitializeAsync()
    {
        _query = new QueryUnderTest(await postgres.CreateDatabaseAsync(_cancellationToken), ("Fluxa:Access:Keys", "On"));
        _victim = await _query.ClientOfAsync("victim");
        _attacker = await _query.ClientOfAsync("attacker", ApiScopes.Query | ApiScopes.Ingest);
    }

    public async ValueTask DisposeAsync()
    {
        _victim.Dispose();
        _attacker.Dispose();
        await _query.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/payload")]
    [InlineData("/history")]
    [InlineData("?wait=0s")]
    public async Task Another_tenants_event_is_answered_as_one_that_does_not_exist(string what)
    {
        var stored = (await _query.StoreAsync("victim")).EventId;
        var failed = await _query.FailAsync("victim");
        var unknown = Guid.CreateVersion7();

        var answers = new List<string>();
        foreach (var id in new[] { stored, failed, unknown })
        {
            answers.Add(await TellAsync(_attacker, $"/events/{id}{what}"));
        }

        using var own = await _victim.GetAsync($"/events/{stored}{what}", _cancellationToken);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.StartsWith("404", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_another_tenant_has_used_is_the_attackers_own_to_use()
    {
        var stored = await _query.StoreAsync("victim");
        await _query.StoreAsync("attacker", change: mine => mine with { EventId = stored.EventId, UserId = "attacker" });

        Assert.Contains("user-1", await _victim.GetStringAsync($"/events/{stored.EventId}", _cancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("user-1", await _attacker.GetStringAsync($"/events/{stored.EventId}", _cancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/events")]
    [InlineData("/events?user_id=user-1")]
    [InlineData("/events?correlation_id=c-1")]
    [InlineData("/events?status=failed")]
    [InlineData("/events?from=2000-01-01T00:00:00Z")]
    public async Task Lists_hold_nothing_of_another_tenant(string list)
    {
        await _query.StoreAsync("victim");
        await _query.FailAsync("victim");

        Assert.Equal("""{"items":[],"next_cursor":null}""", await _attacker.GetStringAsync(list, _cancellationToken));
    }

    [Fact]
    public async Task Another_tenants_cursor_is_answered_as_a_forged_one()
    {
        await _query.StoreAsync("victim");
        await _query.StoreAsync("victim");
        var page = await _victim.GetFromJsonAsync<JsonElement>("/events?limit=1", _cancellationToken);
        var cursor = page.GetProperty("next_cursor").GetString()!;

        var stolen = await TellAsync(_attacker, $"/events?limit=1&cursor={cursor}");
        var forged = await TellAsync(_attacker, $"/events?limit=1&cursor={new string('A', cursor.Length)}");

        Assert.Equal(forged, stolen);
        Assert.StartsWith("400", stolen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tenant=victim")]
    [InlineData("tenant_id=victim")]
    public async Task No_parameter_chooses_the_tenant(string parameter) =>
        Assert.StartsWith("400", await TellAsync(_attacker, $"/events?{parameter}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("X-Tenant-Id")]
    [InlineData("X-Forwarded-For")]
    public async Task No_header_chooses_the_tenant(string header)
    {
        await _query.StoreAsync("victim");
        _attacker.DefaultRequestHeaders.Add(header, "victim");

        Assert.Equal("""{"items":[],"next_cursor":null}""", await _attacker.GetStringAsync("/events", _cancellationToken));
    }

    [Fact]
    public async Task A_key_for_posting_reads_nothing()
    {
        using var poster = await _query.ClientOfAsync("victim", ApiScopes.Ingest);
        var stored = await _query.StoreAsync("victim");

        foreach (var path in new[] { "/events", $"/events/{stored.EventId}", $"/events/{stored.EventId}/payload", $"/events/{stored.EventId}/history" })
        {
            Assert.StartsWith("403", await TellAsync(poster, path), StringComparison.Ordinal);
        }
    }

    // Everything but what differs between any two answers: the correlation id, which is given, and the time.
    private async Task<string> TellAsync(HttpClient http, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Correlation-ID", "same" } } };
        using var answer = await http.SendAsync(request, _cancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => !header.Key.StartsWith("RateLimit", StringComparison.Ordinal))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
            .Order(StringComparer.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{await answer.Content.ReadAsStringAsync(_cancellationToken)}";
    }
}
