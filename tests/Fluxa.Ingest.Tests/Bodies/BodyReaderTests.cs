using System.IO.Compression;
using System.Text;
using Fluxa.Events;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Intake;
using Fluxa.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Tests.Bodies;

/// <summary>One pass over the body: limit, coding, first fault.</summary>
public sealed class BodyReaderTests
{
    private const string Good = """{"user_id":"u","amount":1.00,"currency":"EUR","merchant":"m","timestamp":"2026-03-04T12:00:00Z"}""";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    public async Task Reads_the_event_in_every_coding_it_knows(string? coding)
    {
        await using var payload = new Payload("", null);

        var outcome = await ReadAsync(payload, Encode(coding, Encoding.UTF8.GetBytes(Good)), coding);

        var read = Assert.IsType<BodyOutcome.Read>(outcome);
        Assert.IsType<EventReadOutcome.Valid>(read.Event);
        Assert.Equal(Good, Encoding.UTF8.GetString(payload.InMemory));
    }

    [Theory]
    [InlineData("gzip", 10_485_760, true)]
    [InlineData("gzip", 10_485_761, false)]
    [InlineData("br", 10_485_760, true)]
    [InlineData("br", 10_485_761, false)]
    [InlineData("", 10_485_760, true)]
    [InlineData("", 10_485_761, false)]
    public async Task Counts_the_limit_after_decompression(string coding, int length, bool isTaken)
    {
        await using var payload = new Payload("", null);

        var outcome = await ReadAsync(payload, Encode(coding, Padded(length)), coding);

        Assert.Equal(isTaken, outcome is BodyOutcome.Read { Event: EventReadOutcome.Valid });
        Assert.Equal(isTaken, outcome is not BodyOutcome.TooLarge);
    }

    [Fact]
    public async Task Stops_a_bomb_at_the_limit()
    {
        await using var payload = new Payload("", null);
        using var bomb = new MemoryStream(Encode("gzip", Padded(200 * 1024 * 1024)));

        var outcome = await ReadAsync(payload, bomb, "gzip");

        Assert.IsType<BodyOutcome.TooLarge>(outcome);
        Assert.InRange(bomb.Position, 1, bomb.Length / 10);
        Assert.InRange(payload.Length, 0, 10 * 1024 * 1024);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Refuses_what_is_not_in_the_coding(string coding)
    {
        await using var payload = new Payload("", null);

        Assert.IsType<BodyOutcome.Unreadable>(await ReadAsync(payload, Encoding.UTF8.GetBytes(Good), coding));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Refuses_a_compressed_body_cut_anywhere(string coding)
    {
        var encoded = Encode(coding, Encoding.UTF8.GetBytes(Good));
        for (var length = 0; length < encoded.Length; length++)
        {
            await using var payload = new Payload("", null);

            var outcome = await ReadAsync(payload, encoded[..length], coding);

            Assert.False(outcome is BodyOutcome.Read { Event: EventReadOutcome.Valid }, $"cut at {length} of {encoded.Length}");
        }
    }

    [Fact]
    public async Task Refuses_a_gzip_body_whose_checksum_is_wrong()
    {
        var encoded = Encode("gzip", Encoding.UTF8.GetBytes(Good));
        encoded[^6] ^= 0x40;
        await using var payload = new Payload("", null);

        Assert.IsType<BodyOutcome.Unreadable>(await ReadAsync(payload, encoded, "gzip"));
    }

    [Fact]
    public async Task Stops_reading_at_the_first_fault()
    {
        await using var payload = new Payload("", null);
        using var body = new MemoryStream([.. "{\"a\":tru,"u8, .. Padded(5 * 1024 * 1024)]);

        var outcome = await ReadAsync(payload, body, "");

        Assert.IsType<EventReadOutcome.Malformed>(Assert.IsType<BodyOutcome.Read>(outcome).Event);
        Assert.InRange(body.Position, 1, 262_144);
    }

    [Fact]
    public async Task Says_so_when_the_disk_does_not_take_a_large_body()
    {
        await using var payload = new Payload("/no/such/folder", null);

        Assert.IsType<BodyOutcome.NoRoom>(await ReadAsync(payload, Padded(300_000), ""));
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip;q=1")]
    public void Knows_no_other_coding(string coding) => Assert.Null(BodyEncoding.Decode(Stream.Null, [coding]));

    [Fact]
    public void Takes_one_coding_only() => Assert.Null(BodyEncoding.Decode(Stream.Null, ["gzip", "gzip"]));

    private static Task<BodyOutcome> ReadAsync(Payload payload, byte[] body, string? coding) => ReadAsync(payload, new MemoryStream(body), coding);

    private static Task<BodyOutcome> ReadAsync(Payload payload, Stream body, string? coding)
        => new BodyReader(Options.Create(new IngestOptions()), new FakeClock(), NullLogger<BodyReader>.Instance)
            .ReadAsync(BodyEncoding.Decode(body, coding is null ? [] : [coding])!.Content, payload, TestContext.Current.CancellationToken);

    private static byte[] Padded(int length) => [.. "{"u8, .. Enumerable.Repeat((byte)' ', length - Good.Length), .. Encoding.UTF8.GetBytes(Good[1..])];

    private static byte[] Encode(string? coding, byte[] bytes)
    {
        using var encoded = new MemoryStream();
        using (Stream encoder = coding?.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(encoded, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(encoded, CompressionLevel.Fastest, leaveOpen: true),
            _ => new BufferedStream(encoded),
        })
        {
            encoder.Write(bytes);
            encoder.Flush();
            if (encoder is BufferedStream)
            {
                return encoded.ToArray();
            }
        }

        return encoded.ToArray();
    }
}
