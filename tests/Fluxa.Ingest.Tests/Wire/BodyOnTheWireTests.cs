using System.Text;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.Wire;

/// <summary>What real Kestrel and we make of bodies that only a raw connection can send.</summary>
public sealed class BodyOnTheWireTests : IAsyncDisposable
{
    private const string ChunkedHead = "POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    private const int Limit = 10 * 1024 * 1024;
    private readonly IngestFactory _ingest = new(("Fluxa:Ingest:MinBodyBytesPerSecond", "1000"), ("Fluxa:Ingest:BodyRateGrace", "00:00:02"));

    public ValueTask DisposeAsync() => _ingest.DisposeAsync();

    [Fact]
    public async Task Takes_a_chunked_event()
    {
        using var connection = await RawConnection.OpenAsync(_ingest.StartOnKestrel());

        await connection.SendAsync(ChunkedHead);
        foreach (var piece in Encoding.UTF8.GetBytes(Posted.Good).Chunk(10))
        {
            await connection.SendChunkAsync(piece);
        }

        await connection.SendAsync("0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 202 ", await connection.ReadAnswerAsync(), StringComparison.Ordinal);
        Assert.Equal(Posted.Good, Assert.Single(_ingest.Sends.Commands).Payload);
    }

    [Fact]
    public async Task Answers_413_to_a_chunked_body_as_soon_as_it_is_one_byte_too_long()
    {
        using var connection = await RawConnection.OpenAsync(_ingest.StartOnKestrel());

        await connection.SendAsync(ChunkedHead);
        foreach (var piece in Posted.OfLength(Limit + 1).Chunk(1024 * 1024))
        {
            await connection.SendChunkAsync(piece);
        }

        var answer = await connection.ReadAnswerAsync();
        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("10485760", answer, StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Fact]
    public async Task Answers_413_to_an_announced_length_without_reading_the_body()
    {
        using var connection = await RawConnection.OpenAsync(_ingest.StartOnKestrel());

        await connection.SendAsync($"POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {Limit + 1}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 413 ", await connection.ReadAnswerAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_408_to_a_body_that_does_not_come()
    {
        using var connection = await RawConnection.OpenAsync(_ingest.StartOnKestrel());

        await connection.SendAsync("POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"user_id\":");

        var answer = await connection.ReadAnswerAsync();
        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Theory]
    [InlineData("zz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("-1\r\n{}\r\n0\r\n\r\n")]
    [InlineData("2\r\n{}xx0\r\n\r\n")]
    [InlineData("ffffffffffffffff\r\n{}\r\n0\r\n\r\n")]
    public async Task Answers_400_to_malformed_chunks(string body)
    {
        using var connection = await RawConnection.OpenAsync(_ingest.StartOnKestrel());

        await connection.SendAsync(ChunkedHead + body);

        Assert.StartsWith("HTTP/1.1 400 ", await connection.ReadAnswerAsync(), StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Theory]
    [InlineData("Content-Length: 40\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData("Content-Length: 40\r\nContent-Length: 41\r\n")]
    [InlineData("Content-Length: -1\r\n")]
    [InlineData("Content-Length: 1e3\r\n")]
    [InlineData("Transfer-Encoding: gzip\r\n")]
    public async Task Answers_no_2xx_to_a_body_whose_length_is_ambiguous(string headers)
    {
        using var connection = await RawConnection.OpenAsync(_ingest.StartOnKestrel());

        await connection.SendAsync($"POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{headers}\r\n0\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 4", await connection.ReadAnswerAsync(), StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(98)]
    public async Task Queues_nothing_when_the_client_goes_away_inside_the_body(int sent)
    {
        var server = _ingest.StartOnKestrel();
        using (var connection = await RawConnection.OpenAsync(server))
        {
            var body = Encoding.UTF8.GetBytes(Posted.Good);
            await connection.SendAsync($"POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
            await connection.SendAsync(body.AsMemory(0, sent));
            connection.Reset();
        }

        // The next request is answered: by then the server has met the reset of the first.
        using var next = await RawConnection.OpenAsync(server);
        await next.SendAsync("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 ", await next.ReadAnswerAsync(), StringComparison.Ordinal);
        Assert.Empty(_ingest.Sends.Commands);
    }

    [Fact]
    public async Task Names_no_server()
    {
        using var connection = await RawConnection.OpenAsync(_ingest.StartOnKestrel());

        await connection.SendAsync("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");

        Assert.DoesNotContain("\r\nServer:", await connection.ReadAnswerAsync(), StringComparison.OrdinalIgnoreCase);
    }
}
