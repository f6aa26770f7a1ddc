using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Recovery.Tests.Running;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Recovery.Tests.Access;

/// <summary>A tenant that wants another's failures. Whatever it tries, it learns and changes nothing: the answers are those for what doesn't exist.</summary>
public sealed class TenantTests(PostgresFixture postgres, EmulatorFixture emulator) : IAsyncLifetime
{
    private const string Reason = """{"reason":"r"}""";
    private const string Nobody = "0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f";

    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private RecoveryUnderTest _recovery = null!;
    private HttpClient _victim = null!;
    private HttpClient _attacker = null!;

    public async ValueTask InitializeAsync()
    {
        _recovery = await RecoveryUnderTest.CreateAsync(postgres, emulator, ("Fluxa:Access:Keys", "On"));
        _victim = await _recovery.ClientOfAsync("victim", ApiScopes.RecoveryRead | ApiScopes.RecoveryWrite);
        _attacker = await _recovery.ClientOfAsync("attacker", ApiScopes.RecoveryRead | ApiScopes.RecoveryWrite);
        await _recovery.FailAsync(2, tenant: "victim");
    }

    public async ValueTask DisposeAsync()
    {
        _victim.Dispose();
        _attacker.Dispose();
        await _recovery.DisposeAsync();
    }

    [Fact]
    public async Task Another_tenants_failures_plans_and_redrives_are_answered_as_what_does_not_exist()
    {
        var failure = await FailureAsync();
        var plan = await _victim.PlanAsync();

        foreach (var (method, path, body) in new (string, string, string?)[]
        {
            ("GET", "/audit?failure_id={id}", null),
            ("GET", "/failures/{id}", null),
            ("GET", "/failures/{id}/payload", null),
            ("POST", "/failures/{id}/edit", $$"""{"payload":{{JsonSerializer.Serialize(FailedMessage.Payload)}},"reason":"r"}"""),
            ("GET", "/failures?event_id={id}", null),
            ("GET", "/failures/count?event_id={id}", null),
            ("POST", "/failures/discard", """{"ids":["{id}"],"reason":"r","dry_run":false}"""),
            ("POST", "/failures/archive", """{"ids":["{id}"],"reason":"r"}"""),
            ("POST", "/redrives/plan", """{"ids":["{id}"]}"""),
        })
        {
            Assert.Equal(await TellAsync(method, path, body, Nobody), await TellAsync(method, path, body, failure));
        }

        foreach (var (method, path, body) in new (string, string, string?)[]
        {
            ("GET", "/redrives/{id}", null),
            ("GET", "/redrives/{id}/items", null),
            ("PATCH", "/redrives/{id}", """{"rate_per_second":1,"reason":"r"}"""),
            ("POST", "/redrives/{id}/execute", Reason),
            ("POST", "/redrives/{id}/pause", Reason),
            ("POST", "/redrives/{id}/resume", Reason),
            ("POST", "/redrives/{id}/cancel", Reason),
            ("GET", "/audit?redrive_id={id}", null),
        })
        {
            Assert.Equal(await TellAsync(method, path, body, Nobody), await TellAsync(method, path, body, $"{plan}"));
        }

        Assert.Equal("planned", await _recovery.StateOfAsync(plan));
        Assert.Equal(2L, await _recovery.ReadAsync<long>("select count(*) from failures where state = 'open' and not edited"));
    }

    [Fact]
    public async Task Lists_counts_groups_and_exports_hold_nothing_of_another_tenant()
    {
        await _victim.PlanAsync();
        var group = (await _victim.GetJsonAsync("/failures/groups")).GetProperty("items")[0].GetProperty("group").GetString()!;

        foreach (var path in new[] { "/failures", "/failures?state=any", "/failures?text=must", $"/failures?group={group}", "/failures/groups", "/redrives", "/audit" })
        {
            Assert.Equal("""{"items":[],"next_cursor":null}""", await _attacker.GetStringAsync(path, _cancellationToken));
        }

        Assert.Equal("", await _attacker.GetStringAsync("/failures/export?state=any", _cancellationToken));
        Assert.Equal(0, (await _attacker.GetJsonAsync("/failures/stats")).GetProperty("open").GetInt32());
        Assert.Equal(await TellAsync("GET", "/failures/groups/{id}", null, "none"), await TellAsync("GET", "/failures/groups/{id}", null, group));
        Assert.Equal(
            await TellAsync("POST", "/failures/groups/{id}/comments", """{"text":"t"}""", "none"), await TellAsync("POST", "/failures/groups/{id}/comments", """{"text":"t"}""", group));
        Assert.Equal(2, (await _victim.GetJsonAsync("/failures/count")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_filter_for_everything_reaches_only_ones_own()
    {
        await _recovery.FailAsync(1, tenant: "attacker");

        Assert.Equal("""{"matched":1,"changed":1,"dry_run":false}""", (await _attacker.SendAsync("/failures/discard", """{"filter":{"state":"any"},"reason":"r","dry_run":false}""")).GetRawText());
        Assert.Equal("409 nothing-to-redrive", await _attacker.RefusedAsync("/redrives/plan", """{"filter":{}}"""));
        Assert.Equal(2L, await _recovery.ReadAsync<long>("select count(*) from failures where tenant_id = 'victim' and state = 'open'"));
        Assert.Equal("400 invalid-parameter /tenant", await _attacker.RefusedAsync("/failures?tenant=victim"));
        Assert.Equal("422 invalid-request /filter/tenant", await _attacker.RefusedAsync("/redrives/plan", """{"filter":{"tenant":"victim"}}"""));
    }

    [Fact]
    public async Task Nobody_without_the_scope_gets_through_and_only_operators_see_all_tenants_and_move_queues()
    {
        using var reader = await _recovery.ClientOfAsync("victim", ApiScopes.RecoveryRead);
        using var poster = await _recovery.ClientOfAsync("victim", ApiScopes.Ingest | ApiScopes.Query);
        using var admin = await _recovery.ClientOfAsync("operators", ApiScopes.Admin);
        using var nobody = _recovery.CreateClient();
        var (failure, moves) = (await FailureAsync(), $"/native/{_recovery.Errors.Name}/moves");

        Assert.Equal("401 unauthorized", await nobody.RefusedAsync("/failures"));
        Assert.Equal("403 forbidden", await poster.RefusedAsync("/failures"));
        Assert.Equal("403 forbidden", await reader.RefusedAsync("/failures/discard", """{"filter":{},"reason":"r","dry_run":false}"""));
        Assert.Equal("403 forbidden", await reader.RefusedAsync($"/failures/{failure}/edit", "{}"));
        Assert.Equal("403 forbidden", await reader.RefusedAsync("/redrives/plan", """{"filter":{}}"""));
        Assert.Equal("403 forbidden", await _victim.RefusedAsync(moves));
        Assert.Equal("403 forbidden", await _victim.RefusedAsync(moves, """{"dry_run":false,"reason":"r"}"""));
        Assert.Equal("403 forbidden", await _victim.RefusedAsync($"{moves}/cancel", """{"dry_run":false,"reason":"r"}"""));
        Assert.Equal(2, (await admin.GetJsonAsync("/failures/count?tenant=victim")).GetProperty("count").GetInt32());
        Assert.Empty((await admin.GetJsonAsync(moves)).GetProperty("items").EnumerateArray());
    }

    private async Task<string> FailureAsync() => (await _victim.GetJsonAsync("/failures")).GetProperty("items")[0].GetProperty("failure_id").GetString()!;

    // Everything but what differs between any two answers: the correlation id, which is given, the time, and the id itself.
    private async Task<string> TellAsync(string method, string path, string? body, string id)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{id}", id, StringComparison.Ordinal)) { Headers = { { "X-Correlation-ID", "same" } } };
        request.Content = body is null ? null : new StringContent(body.Replace("{id}", id, StringComparison.Ordinal), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await _attacker.SendAsync(request, _cancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => !header.Key.StartsWith("RateLimit", StringComparison.Ordinal))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
            .Order(StringComparer.Ordinal);
        return $"{method} {path}\n{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{await answer.Content.ReadAsStringAsync(_cancellationToken)}";
    }
}
