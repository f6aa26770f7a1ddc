using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Hosting.Tests.Access;

public sealed class RateLimitTests(PostgresFixture postgres)
{
    private static readonly Dictionary<string, string?> Limits = new()
    {
        ["Fluxa:RateLimits:RequestsPerSecond"] = "2",
        ["Fluxa:RateLimits:EventsPerSecond"] = "100",
        ["Fluxa:RateLimits:BytesPerSecond"] = "1000",
        ["Fluxa:RateLimits:Burst"] = "00:00:05",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("problem", "rate-limited")]
    public async Task A_key_that_asks_too_often_is_told_429_and_when_to_come_back_while_its_neighbour_is_served()
    {
        await using var door = await Door.OpenAsync(postgres, settings: Limits);
        var (abuser, neighbour) = (await door.MakeKeyAsync(name: "a"), await door.MakeKeyAsync(name: "b"));

        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 12; request++)
        {
            statuses.Add(await door.StatusAsync(abuser));
        }

        using var refused = await door.GetAsync(abuser);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(10, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("urn:fluxa:problem:rate-limited", problem.GetProperty("type").GetString());
        Assert.Equal("1", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal(HttpStatusCode.OK, await door.StatusAsync(neighbour));
    }

    [Fact]
    public async Task Room_comes_back_with_time_and_never_more_than_a_burst()
    {
        await using var door = await Door.OpenAsync(postgres, settings: Limits);
        var key = await door.MakeKeyAsync();
        for (var request = 0; request < 10; request++)
        {
            await door.StatusAsync(key);
        }

        door.Clock.Advance(TimeSpan.FromSeconds(0.5));
        var (one, two) = (await door.StatusAsync(key), await door.StatusAsync(key));
        door.Clock.Advance(TimeSpan.FromHours(1));
        using var rested = await door.GetAsync(key);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (one, two));
        Assert.Equal("\"requests\";r=9;t=1", rested.Headers.GetValues("RateLimit").Single());
        Assert.Equal("\"requests\";q=10;w=5", rested.Headers.GetValues("RateLimit-Policy").Single());
    }

    [Theory]
    [InlineData(500, 1, "events")]
    [InlineData(1, 5000, "bytes")]
    public async Task Events_and_bytes_are_charged_afterwards_and_refused_at_the_door(int events, int bytes, string limit)
    {
        await using var door = await Door.OpenAsync(postgres, settings: Limits);
        var key = await door.MakeKeyAsync(scopes: ApiScopes.Ingest);

        using var taken = await door.GetAsync(key, $"/write?events={events}&bytes={bytes}");
        using var refused = await door.GetAsync(key, "/write?events=1&bytes=1");
        door.Clock.Advance(TimeSpan.FromSeconds(0.1));
        using var later = await door.GetAsync(key, "/write?events=1&bytes=1");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (taken.StatusCode, refused.StatusCode, later.StatusCode));
        Assert.Contains($"its {limit};", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("\"requests\";q=10;w=5, \"events\";q=500;w=5;qu=\"events\", \"bytes\";q=5000;w=5;qu=\"content-bytes\"", taken.Headers.GetValues("RateLimit-Policy").Single());
    }

    [Fact]
    public async Task A_batch_that_is_larger_than_the_burst_is_taken_once_and_paid_for()
    {
        await using var door = await Door.OpenAsync(postgres, settings: Limits);
        var key = await door.MakeKeyAsync(scopes: ApiScopes.Ingest);

        using var taken = await door.GetAsync(key, "/write?events=1000&bytes=1");
        door.Clock.Advance(TimeSpan.FromSeconds(4.9));
        using var refused = await door.GetAsync(key, "/write?events=1&bytes=1");
        door.Clock.Advance(TimeSpan.FromSeconds(0.2));
        using var later = await door.GetAsync(key, "/write?events=1&bytes=1");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (taken.StatusCode, refused.StatusCode, later.StatusCode));
    }
}
