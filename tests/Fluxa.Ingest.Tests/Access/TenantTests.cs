using System.Text;
using System.Text.RegularExpressions;
using Fluxa.Ingest.Tests.Factory;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Ingest.Tests.Access;

/// <summary>A tenant that wants to probe, take over or disturb what another has sent. Whatever it tries, it is answered as if the other weren't there.</summary>
public sealed partial class TenantTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string OwnId = "0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f";
    private const string Structured = "application/cloudevents+json";
    private IngestFactory _ingest = null!;
    private HttpClient _victim = null!;
    private HttpClient _attacker = null!;
    private string _database = null!;
    private string _victimKey = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync(Token);
        _ingest = new IngestFactory(
            ("Fluxa:Postgres:ConnectionString", _database), ("Fluxa:Access:Keys", "On"),
            ("Fluxa:DailyLimits:Rules", "*/*/user_id=3"), ("Fluxa:Identity:ContentIdTenants", "victim, attacker"));
        _victimKey = await ApiKeys.MakeAsync(_database, "victim");
        _victim = _ingest.ClientWith(_victimKey);
        _attacker = _ingest.ClientWith(await ApiKeys.MakeAsync(_database, "attacker", ApiScopes.Ingest | ApiScopes.Query));
    }

    public async ValueTask DisposeAsync()
    {
        _victim.Dispose();
        _attacker.Dispose();
        await _ingest.DisposeAsync();
    }

    [Theory]
    [InlineData("/events", "the same bytes")]
    [InlineData("/events", "other bytes")]
    [InlineData("/events/batch", "the same bytes")]
    [InlineData("/events/batch", "other bytes")]
    public async Task Another_tenants_idempotency_key_is_answered_as_an_unused_one(string path, string bytes)
    {
        var body = path == "/events" ? Posted.Good : $"[{Posted.Good}]";
        await TellAsync(_victim, body, path, key: "order-1");
        var mine = bytes == "other bytes" ? body + " " : body;

        var taken = await TellAsync(_attacker, mine, path, key: "order-1");
        var unused = await TellAsync(_attacker, mine.Replace("u-1", "u-2", StringComparison.Ordinal), path, key: "order-2");

        Assert.Equal(unused, taken);
        Assert.StartsWith("202", taken, StringComparison.Ordinal);
        Assert.Equal(3, _ingest.Sends.Commands.Select(command => command.EventId).Distinct().Count());
    }

    [Fact]
    public async Task An_id_that_another_tenant_has_used_is_answered_as_an_unused_one_and_stays_apart()
    {
        var own = Posted.With("event_id", $"\"{OwnId}\"");
        await TellAsync(_victim, own);

        var taken = await TellAsync(_attacker, own.Replace("12.50", "99", StringComparison.Ordinal));
        var unused = await TellAsync(_attacker, Posted.With("event_id", "\"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e30\""));
        var batched = await TellAsync(_attacker, $"[{own.Replace("12.50", "98", StringComparison.Ordinal)}]", "/events/batch");

        Assert.Equal(unused, taken);
        Assert.DoesNotContain("duplicate", batched, StringComparison.Ordinal);
        Assert.Equal(["victim", "attacker", "attacker", "attacker"], _ingest.Sends.Commands.Select(command => command.TenantId));
    }

    [Fact]
    public async Task Ids_that_follow_from_CloudEvents_or_content_differ_from_tenant_to_tenant()
    {
        var envelope = $$"""{"specversion":"1.0","id":"1","source":"/shops/7","type":"fluxa.transaction.v1","data":{{Posted.Good}}}""";
        foreach (var http in new[] { _victim, _attacker })
        {
            await TellAsync(http, envelope, contentType: Structured);
            await TellAsync(http, Posted.Good);
        }

        Assert.Equal(4, _ingest.Sends.Commands.Select(command => command.EventId).Distinct().Count());
    }

    [Fact]
    public async Task A_day_that_another_tenant_has_filled_is_empty_for_the_attacker_and_cannot_be_filled_by_it()
    {
        for (var number = 0; number < 4; number++)
        {
            await TellAsync(_attacker, Posted.With("amount", $"{number}"));
        }

        Assert.StartsWith("422", await TellAsync(_attacker, Posted.Good), StringComparison.Ordinal);
        Assert.StartsWith("202", await TellAsync(_victim, Posted.Good), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Tenant-Id")]
    [InlineData("X-Forwarded-For")]
    [InlineData("ce-tenant")]
    public async Task No_header_chooses_the_tenant(string header)
    {
        _attacker.DefaultRequestHeaders.Add(header, "victim");

        await TellAsync(_attacker, Posted.Good);

        Assert.Equal("attacker", Assert.Single(_ingest.Sends.Commands).TenantId);
    }

    [Fact]
    public async Task A_known_key_with_a_wrong_secret_is_answered_as_an_unknown_key()
    {
        var parts = _victimKey.Split('_');
        using var guess = _ingest.ClientWith($"{parts[0]}_{parts[1]}_{new string('a', parts[2].Length)}");
        using var unknown = _ingest.ClientWith($"{parts[0]}_{new string('0', parts[1].Length)}_{new string('a', parts[2].Length)}");

        var guessed = await TellAsync(guess, Posted.Good);

        Assert.Equal(await TellAsync(unknown, Posted.Good), guessed);
        Assert.StartsWith("401", guessed, StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Fact]
    public async Task A_key_for_reading_posts_nothing()
    {
        using var reader = _ingest.ClientWith(await ApiKeys.MakeAsync(_database, "victim", ApiScopes.Query));

        foreach (var path in new[] { "/events", "/events/batch" })
        {
            Assert.StartsWith("403", await TellAsync(reader, Posted.Good, path), StringComparison.Ordinal);
        }

        Assert.Empty(_ingest.Sends.Commands);
    }

    // Everything but what differs between any two answers: ids and what is left of a rate.
    private static async Task<string> TellAsync(HttpClient http, string body, string path = "/events", string? key = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Posted.Json(Encoding.UTF8.GetBytes(body), contentType), Headers = { { "X-Correlation-ID", "same" } } };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await http.SendAsync(request, Token);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => !header.Key.StartsWith("RateLimit", StringComparison.Ordinal))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
            .Order(StringComparer.Ordinal);
        return Id().Replace($"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{await answer.Content.ReadAsStringAsync(Token)}", "(id)");
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
