using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.Measures;

/// <summary>A body that unpacks to a thousand times its size costs the limit and no more.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class BombTests
{
    private const int Members = 950;

    [Theory]
    [InlineData("/events", "application/json")]
    [InlineData("/events/batch", "application/json")]
    [InlineData("/events/batch", "application/x-ndjson")]
    public async Task Ten_megabytes_that_hold_ten_gigabytes_are_a_413_in_flat_memory(string path, string contentType)
    {
        await using var ingest = new IngestFactory();
        using var client = new HttpClient { BaseAddress = ingest.StartOnKestrel() };
        var bomb = Bomb();
        using var first = await PostAsync(client, path, bomb, contentType);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        using var response = await PostAsync(client, path, bomb, contentType);

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{bomb.Length} bytes that hold {Members * 10L * 1024 * 1024}: {allocated} bytes allocated");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.InRange(allocated, 0, 1024 * 1024);
    }

    /// <summary>10 MiB of spaces, packed; and that again and again, as gzip allows.</summary>
    private static byte[] Bomb()
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Enumerable.Repeat((byte)' ', 10 * 1024 * 1024).ToArray());
        }

        return [.. Enumerable.Repeat(member.ToArray(), Members).SelectMany(bytes => bytes)];
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        content.Headers.ContentEncoding.Add("gzip");
        return client.PostAsync(path, content, TestContext.Current.CancellationToken);
    }
}
