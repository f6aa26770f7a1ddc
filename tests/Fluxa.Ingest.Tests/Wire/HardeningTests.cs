using System.Net;
using System.Net.Sockets;
using System.Text;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.Wire;

/// <summary>Slow, many and huge: limits that hold before anything is kept in memory.</summary>
public sealed class HardeningTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_is_slow_with_its_headers_is_cut()
    {
        await using var ingest = new IngestFactory(("Fluxa:Ingest:HeadersTimeout", "00:00:01"));
        using var connection = await RawConnection.OpenAsync(ingest.StartOnKestrel());

        await connection.SendAsync("POST /events HTTP/1.1\r\nHost: x\r\nX-Slow: ");

        Assert.StartsWith("HTTP/1.1 408 ", await connection.ReadAnswerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("problem", "request-timeout")]
    public async Task A_body_that_drips_for_longer_than_it_may_is_cut_however_steadily()
    {
        await using var ingest = new IngestFactory(("Fluxa:Ingest:BodyTimeout", "00:00:30"), ("Fluxa:Ingest:MinBodyBytesPerSecond", "1"));
        using var connection = await RawConnection.OpenAsync(ingest.StartOnKestrel());
        await connection.SendAsync("POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        await connection.SendChunkAsync("{"u8.ToArray());
        await Fluxa.Testing.Eventually.BecomesAsync("the body is awaited", () => Task.FromResult(ingest.Clock.WaitingTimers), timers => timers > 0);

        ingest.Clock.Advance(TimeSpan.FromSeconds(31));

        var answer = await connection.ReadAnswerAsync();
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("urn:fluxa:problem:request-timeout", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_connection_too_many_is_closed_at_once()
    {
        await using var ingest = new IngestFactory(("Fluxa:Ingest:MaxConnections", "10"));
        var server = ingest.StartOnKestrel();
        var connections = new List<RawConnection>();
        for (var number = 0; number < 10; number++)
        {
            connections.Add(await RawConnection.OpenAsync(server));
            await connections[number].SendAsync("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
            Assert.StartsWith("HTTP/1.1 200 ", await connections[number].ReadAnswerAsync(), StringComparison.Ordinal);
        }

        using var eleventh = await RawConnection.OpenAsync(server);
        Assert.Equal("", await ReadOrResetAsync(eleventh));
        connections.ForEach(connection => connection.Dispose());
    }

    [Fact]
    public async Task HTTP_2_is_spoken_on_a_port_that_is_set_to_it()
    {
        await using var ingest = new IngestFactory(("Kestrel:Endpoints:H2c:Url", "http://127.0.0.1:0"), ("Kestrel:Endpoints:H2c:Protocols", "Http2"));
        using var client = new HttpClient { BaseAddress = ingest.StartOnKestrel(), DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var taken = await client.PostAsync("/events", Posted.Json(Posted.Good), Token);
        using var refused = await client.PostAsync("/events", Posted.Json("{}"), Token);

        Assert.Equal((HttpStatusCode.Accepted, HttpVersion.Version20), (taken.StatusCode, taken.Version));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task Every_answer_says_how_it_may_be_used_and_nothing_of_what_made_it()
    {
        await using var ingest = new IngestFactory();
        using var client = new HttpClient { BaseAddress = ingest.StartOnKestrel() };

        foreach (var path in new[] { "/health", "/nowhere", "/events" })
        {
            using var response = await client.GetAsync(path, Token);

            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("default-src 'none'; frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.False(response.Headers.Contains("Server"));
            Assert.False(response.Headers.Contains("X-Powered-By"));
        }
    }

    private static async Task<string> ReadOrResetAsync(RawConnection connection)
    {
        try
        {
            await connection.SendAsync(Encoding.ASCII.GetBytes("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"));
            return await connection.ReadAnswerAsync();
        }
        catch (IOException reset) when (reset.InnerException is SocketException)
        {
            return "";
        }
    }
}
