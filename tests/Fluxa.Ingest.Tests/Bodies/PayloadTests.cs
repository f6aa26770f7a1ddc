using System.Security.Cryptography;
using Fluxa.Ingest.Bodies;

namespace Fluxa.Ingest.Tests.Bodies;

/// <summary>Bytes come out as they went in, from memory or from a file, and nothing is left behind.</summary>
public sealed class PayloadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fluxa-spool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(1023, true)]
    [InlineData(1024, true)]
    [InlineData(1025, true)]
    [InlineData(262_143, true)]
    [InlineData(262_144, true)]
    [InlineData(262_145, false)]
    [InlineData(300_000, false)]
    [InlineData(10_485_760, false)]
    public async Task Gives_back_the_bytes_and_their_hash(int length, bool isInMemory)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        foreach (var pieceLength in new[] { 1_000_000, 65_536, 777 })
        {
            foreach (long? expectedLength in new long?[] { null, length, 5, long.MaxValue })
            {
                await using var payload = await FillAsync(bytes, pieceLength, expectedLength);

                // What is announced as more than memory may hold goes to a file from its first byte on.
                Assert.Equal(isInMemory && (expectedLength != long.MaxValue || length == 0), payload.IsInMemory);
                Assert.Equal(length, payload.Length);
                Assert.Equal(SHA256.HashData(bytes), payload.Sha256());
                Assert.Equal(bytes, await ReadAsync(payload));
                Assert.Equal(bytes, await ReadAsync(payload));
            }
        }
    }

    [Fact]
    public async Task Leaves_no_file_behind_even_while_it_is_open()
    {
        await using var payload = await FillAsync(new byte[1_000_000], 65_536, null);

        Assert.False(payload.IsInMemory);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Empty(Directory.GetFiles(_folder));
        }
    }

    [Fact]
    public async Task Spools_where_it_is_told_to()
    {
        var gone = Path.Combine(_folder, "gone");
        await using var payload = new Payload(gone, null);

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => FillAsync(payload, new byte[300_000], 65_536));
    }

    private static async Task FillAsync(Payload payload, byte[] bytes, int pieceLength)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var room = payload.GetRoom();
            var count = Math.Min(Math.Min(pieceLength, room.Length), bytes.Length - at);
            bytes.AsSpan(at, count).CopyTo(room.Span);
            await payload.TakeAsync(count, TestContext.Current.CancellationToken);
            at += count;
        }
    }

    private static async Task<byte[]> ReadAsync(Payload payload)
    {
        using var copy = new MemoryStream();
        await payload.OpenRead().CopyToAsync(copy, TestContext.Current.CancellationToken);
        return copy.ToArray();
    }

    private async Task<Payload> FillAsync(byte[] bytes, int pieceLength, long? expectedLength)
    {
        var payload = new Payload(_folder, expectedLength);
        await FillAsync(payload, bytes, pieceLength);
        return payload;
    }
}
