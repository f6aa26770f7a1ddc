using System.Net;
using Fluxa.Hosting.Access;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Hosting.Tests.Access;

/// <summary>Keys come and go, and so does PostgreSQL.</summary>
public sealed class KeyLifeTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_key_is_taken_at_once_and_a_revoked_one_refused_after_the_next_reading()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.RefreshAsync();
        var key = await door.MakeKeyAsync();
        var new_ = await door.StatusAsync(key);

        await door.Keys.RevokeAsync(key.Text.KeyId, Token);
        await door.RefreshAsync();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (new_, await door.StatusAsync(key)));
    }

    [Fact]
    public async Task A_key_ends_with_its_time_without_a_reading()
    {
        await using var door = await Door.OpenAsync(postgres);
        var key = await door.MakeKeyAsync(lifetime: TimeSpan.FromDays(1));
        await door.RefreshAsync();
        var before = await door.StatusAsync(key);

        door.Proxy.Set(new TcpFault.Refuse());
        door.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before, await door.StatusAsync(key)));
    }

    [Fact]
    public async Task Two_keys_live_side_by_side_while_clients_are_moved_over()
    {
        await using var door = await Door.OpenAsync(postgres);
        var old = await door.MakeKeyAsync();

        var next = await door.Keys.RotateAsync(old.Text.KeyId, overlap: TimeSpan.FromHours(24), lifetime: null, Token);
        var third = await door.Keys.RotateAsync(old.Text.KeyId, overlap: TimeSpan.FromHours(24), lifetime: null, Token);
        var during = (await door.StatusAsync(old), await door.StatusAsync(next!));
        door.Clock.Advance(TimeSpan.FromHours(24));
        await door.RefreshAsync();

        Assert.Null(third);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), during);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await door.StatusAsync(old), await door.StatusAsync(next!)));
    }

    [Fact]
    public async Task Of_many_that_make_keys_at_once_two_get_one()
    {
        await using var door = await Door.OpenAsync(postgres);

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => door.Keys.CreateAsync(
            new("acme", "default", Persistence.ApiKeys.ApiScopes.Query, null), Token)));

        Assert.Equal(2, made.Count(key => key is not null));
    }

    [Fact]
    public async Task An_outage_of_PostgreSQL_locks_nobody_out_and_calls_no_key_wrong()
    {
        await using var door = await Door.OpenAsync(postgres);
        var (used, unused) = (await door.MakeKeyAsync(name: "a"), await door.MakeKeyAsync(name: "b"));
        await door.RefreshAsync();
        var made = await door.MakeKeyAsync(name: "c");

        door.Proxy.Set(new TcpFault.Refuse());
        var refreshed = await door.RefreshAsync();
        var (first, second, third) = (await door.StatusAsync(used), await door.StatusAsync(unused), await door.StatusAsync(made));
        door.Proxy.Heal();

        Assert.False(refreshed);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (first, second, third));
        Assert.Equal(HttpStatusCode.OK, await door.StatusAsync(made));
    }

    [Fact]
    public async Task A_service_that_starts_in_an_outage_is_ready_when_it_knows_the_keys()
    {
        await using var door = await Door.OpenAsync(postgres, new TcpFault.Refuse());
        var key = await door.MakeKeyAsync();
        using var before = await door.GetAsync("/health/ready");
        var refused = await door.StatusAsync(key);

        door.Proxy.Heal();
        await door.RefreshAsync();
        using var after = await door.GetAsync("/health/ready");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (before.StatusCode, refused));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (after.StatusCode, await door.StatusAsync(key)));
    }

    [Fact]
    public async Task Invented_keys_share_their_questions_to_PostgreSQL()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.RefreshAsync();
        var lookups = door.Service.App.Services.GetRequiredService<KeyLookups>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5000).Select(number => lookups.FindAsync($"{number:x16}")));

        // The first goes alone, 1,000 wait for the next question, and the rest is turned away instead of piling up.
        Assert.All(answers, answer => Assert.Null(answer.Key));
        Assert.InRange(answers.Count(answer => answer.Came), 1000, 5000);
    }

    [Fact]
    public async Task The_last_use_is_written_once_a_minute()
    {
        await using var door = await Door.OpenAsync(postgres);
        var key = await door.MakeKeyAsync();
        await door.StatusAsync(key);
        await door.RefreshAsync();
        var soon = Assert.Single(await door.Keys.ListAsync("acme", Token)).LastUsedAt;

        door.Clock.Advance(TimeSpan.FromMinutes(1));
        await door.StatusAsync(key);
        await door.RefreshAsync();

        Assert.Null(soon);
        Assert.Equal(door.Clock.GetUtcNow(), Assert.Single(await door.Keys.ListAsync("acme", Token)).LastUsedAt);
    }
}
