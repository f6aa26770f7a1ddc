using System.Security.Cryptography;
using Fluxa.Persistence.RequestKeys;
using Fluxa.Testing.Fixtures;
using Fluxa.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Persistence.Tests.RequestKeys;

/// <summary>A key is one request's, whoever asks and however many at once; after its time it is forgotten.</summary>
public sealed class RequestKeyTests(PostgresFixture postgres)
{
    private readonly FakeClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_pending_until_it_is_completed()
    {
        await using var source = await SourceAsync();
        var table = new RequestKeyTable(source, _clock);
        var request = Request("t", "k", "bytes");

        Assert.Equal(RequestKeyClaim.Pending, await table.ClaimAsync(request, Token));
        Assert.Equal(RequestKeyClaim.Pending, await table.ClaimAsync(request, Token));
        await table.CompleteAsync("t", "k", Token);
        Assert.Equal(RequestKeyClaim.Completed, await table.ClaimAsync(request, Token));
    }

    [Fact]
    public async Task Other_bytes_or_another_event_are_another_request()
    {
        await using var source = await SourceAsync();
        var table = new RequestKeyTable(source, _clock);
        await table.ClaimAsync(Request("t", "k", "bytes"), Token);

        Assert.Equal(RequestKeyClaim.Other, await table.ClaimAsync(Request("t", "k", "other"), Token));
        Assert.Equal(RequestKeyClaim.Other, await table.ClaimAsync(Request("t", "k", "bytes") with { EventId = Guid.CreateVersion7(_clock.GetUtcNow()) }, Token));
    }

    [Fact]
    public async Task Tenants_do_not_meet()
    {
        await using var source = await SourceAsync();
        var table = new RequestKeyTable(source, _clock);
        await table.ClaimAsync(Request("t", "k", "bytes"), Token);

        Assert.Equal(RequestKeyClaim.Pending, await table.ClaimAsync(Request("u", "k", "other"), Token));
    }

    [Fact]
    public async Task Of_many_at_once_with_different_bytes_one_has_it()
    {
        await using var source = await SourceAsync();
        var table = new RequestKeyTable(source, _clock);

        var claims = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => table.ClaimAsync(Request("t", "k", $"bytes {number}"), Token)));

        Assert.Single(claims, claim => claim == RequestKeyClaim.Pending);
        Assert.Equal(49, claims.Count(claim => claim == RequestKeyClaim.Other));
    }

    [Fact]
    public async Task Says_so_when_PostgreSQL_is_not_there()
    {
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Database=none");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => new RequestKeyTable(source, _clock).ClaimAsync(Request("t", "k", "bytes"), Token));
    }

    [Fact]
    public async Task The_cleaner_forgets_what_is_older_than_it_must_be_kept_and_nothing_else()
    {
        await using var source = await SourceAsync();
        var table = new RequestKeyTable(source, _clock);
        await FillAsync(source, RequestKeyCleaner.StepRows + 10);
        _clock.Advance(TimeSpan.FromDays(1));
        await table.ClaimAsync(Request("t", "young", "bytes"), Token);
        _clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        using var cleaner = new RequestKeyCleaner(source, Options.Create(new RequestKeyOptions()), _clock, NullLogger<RequestKeyCleaner>.Instance);

        var removed = await cleaner.RunOnceAsync(Token);

        Assert.Equal(RequestKeyCleaner.StepRows + 10, removed);
        Assert.Equal(RequestKeyClaim.Other, await table.ClaimAsync(Request("t", "young", "other"), Token));
        Assert.Equal(0, await cleaner.RunOnceAsync(Token));
    }

    private static RequestKey Request(string tenant, string key, string bytes) => new()
    {
        TenantId = tenant,
        Key = key,
        EventId = Guid.Parse("0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f"),
        RequestSha256 = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(bytes)),
    };

    private async Task FillAsync(NpgsqlDataSource source, int rows)
    {
        await using var command = source.CreateCommand(
            "insert into request_keys select 't', 'old ' || n, gen_random_uuid(), sha256(''), 'enqueued', $1 from generate_series(1, $2) n");
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = _clock.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = rows });
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task<NpgsqlDataSource> SourceAsync() => NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync(Token));
}
