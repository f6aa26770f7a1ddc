using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Hosting.Tests.Access;

public sealed class AccessTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("X-API-Key", "")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "bearer  ")]
    public async Task A_key_opens_the_door_and_says_who_calls(string header, string before)
    {
        await using var door = await Door.OpenAsync(postgres);
        var key = await door.MakeKeyAsync();

        using var answer = await door.GetAsync("/read", (header, before + key.Text.Reveal()));

        Assert.Equal($"acme {key.Text.KeyId}", await answer.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData]
    [InlineData("X-API-Key", "")]
    [InlineData("X-API-Key", "flx_")]
    [InlineData("X-API-Key", "flx_0123456789abcdef_0123456789abcdef0123456789abcdef0123456")]
    [InlineData("X-API-Key", "flx_0123456789abcdef_0123456789abcdef0123456789abcdef01234567")]
    [InlineData("X-API-Key", "flx_0123456789ABCDEF_0123456789abcdef0123456789abcdef01234567")]
    [InlineData("X-API-Key", "flx_0123456789abcdef_0123456789abcdef0123456789abcdef0123456g")]
    [InlineData("Authorization", "Basic dXNlcjpwYXNz")]
    [InlineData("Authorization", "flx_0123456789abcdef_0123456789abcdef0123456789abcdef01234567")]
    [InlineData("Authorization", "Bearer flx_0123456789abcdef_0123456789abcdef0123456789abcdef01234567", "X-API-Key", "flx_0123456789abcdef_0123456789abcdef0123456789abcdef01234567")]
    [Trait("problem", "unauthorized")]
    public async Task What_is_no_key_is_told_401(params string[] headers)
    {
        await using var door = await Door.OpenAsync(postgres);

        using var answer = await door.GetAsync("/read", [.. headers.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        Assert.Equal("urn:fluxa:problem:unauthorized", (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Unknown_wrong_expired_and_revoked_keys_get_one_and_the_same_answer()
    {
        await using var door = await Door.OpenAsync(postgres);
        var (wrong, expired, revoked) = (await door.MakeKeyAsync(name: "a"), await door.MakeKeyAsync(name: "b", lifetime: TimeSpan.FromHours(1)), await door.MakeKeyAsync(name: "c"));
        await door.Keys.RevokeAsync(revoked.Text.KeyId, Token);
        door.Clock.Advance(TimeSpan.FromHours(1));
        await door.RefreshAsync();

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var text in new[] { ApiKeyText.New(), wrong.Text with { Secret = ApiKeyText.New().Secret }, expired.Text, revoked.Text })
        {
            using var answer = await door.GetAsync("/read", ("X-API-Key", text.Reveal()), ("X-Correlation-ID", "same"));
            answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, Assert.Single(answers.Distinct()).Item1);
    }

    [Theory]
    [InlineData(ApiScopes.Query, 200, 403)]
    [InlineData(ApiScopes.RecoveryRead, 403, 403)]
    [InlineData(ApiScopes.RecoveryRead | ApiScopes.RecoveryWrite | ApiScopes.Query, 200, 200)]
    [InlineData(ApiScopes.Admin, 200, 200)]
    public async Task A_key_opens_what_its_scopes_name(ApiScopes scopes, int read, int recover)
    {
        await using var door = await Door.OpenAsync(postgres);
        var key = await door.MakeKeyAsync(scopes: scopes);

        Assert.Equal((read, recover), ((int)await door.StatusAsync(key), (int)await door.StatusAsync(key, "/recover")));
    }

    [Fact]
    [Trait("problem", "forbidden")]
    public async Task A_missing_scope_is_named()
    {
        await using var door = await Door.OpenAsync(postgres);
        var key = await door.MakeKeyAsync();

        using var answer = await door.GetAsync(key, "/recover");

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal("urn:fluxa:problem:forbidden", problem.GetProperty("type").GetString());
        Assert.Contains("recovery.write", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_asks_for_no_scope_can_not_take_anybody_for_a_caller()
    {
        await using var door = await Door.OpenAsync(postgres);

        Assert.Equal(HttpStatusCode.InternalServerError, await door.StatusAsync(await door.MakeKeyAsync(), "/forgotten"));
    }

    [Fact]
    public async Task No_secret_is_in_the_log_or_in_an_answer()
    {
        await using var door = await Door.OpenAsync(postgres);
        var key = await door.MakeKeyAsync();

        using var good = await door.GetAsync(key);
        using var bad = await door.GetAsync(key with { Text = key.Text with { KeyId = "0123456789abcdef" } });

        var heard = string.Join('\n', [.. door.Service.RawLines, await good.Content.ReadAsStringAsync(Token), await bad.Content.ReadAsStringAsync(Token), key.Text.ToString()]);
        Assert.DoesNotContain(key.Text.Secret, heard, StringComparison.Ordinal);
    }
}
