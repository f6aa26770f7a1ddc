using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Fluxa.Contracts;
using Fluxa.ClaimCheck;
using Fluxa.Persistence.Storing;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Query.Tests.Payloads;

/// <summary>Payloads from the row and from a real S3, byte for byte.</summary>
public sealed class PayloadTests(PostgresFixture postgres, EmulatorFixture emulator) : IAsyncLifetime
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;
    private readonly string _bucket = EmulatorFixture.UniqueName("payloads");
    private QueryUnderTest _query = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _query = new QueryUnderTest(
            await postgres.CreateDatabaseAsync(_cancellationToken),
            ("Fluxa:Aws:ServiceUrl", emulator.ServiceUrl.ToString()),
            ("Fluxa:Aws:AccessKey", "test"),
            ("Fluxa:Aws:SecretKey", "test"),
            ("Fluxa:Payloads:Bucket", _bucket));
        _http = _query.CreateClient();
        await _query.Services.GetRequiredService<PayloadStore>().EnsureBucketAsync(_cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _query.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"user_id":"u-1", "é":"\u00e9 😀"}""")]
    [InlineData("  {\t\"a\" :1.50}\r\n")]
    public async Task An_inline_payload_is_the_bytes_that_were_sent(string payload)
    {
        var stored = await _query.StoreAsync(change: stored => Of(stored, Encoding.UTF8.GetBytes(payload)) with { Payload = payload });

        using var answer = await _http.GetAsync($"/events/{stored.EventId}/payload", _cancellationToken);

        Assert.Equal(Encoding.UTF8.GetBytes(payload), await answer.Content.ReadAsByteArrayAsync(_cancellationToken));
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal($"sha-256=:{Convert.ToBase64String(stored.PayloadSha256)}:", answer.Headers.GetValues("Repr-Digest").Single());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(3_000_000)]
    public async Task A_payload_in_S3_is_the_bytes_that_were_put(int length)
    {
        var bytes = Bytes(length);
        var stored = await PutAsync(bytes, bytes);

        using var answer = await _http.GetAsync($"/events/{stored.EventId}/payload", _cancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(_cancellationToken));
    }

    [Fact]
    public async Task Other_bytes_of_the_same_length_never_arrive_as_a_whole_answer()
    {
        var bytes = Bytes(200_000);
        var stored = await PutAsync(bytes, [.. bytes[..^1], (byte)(bytes[^1] + 1)]);

        await Assert.ThrowsAnyAsync<Exception>(() => _http.GetByteArrayAsync($"/events/{stored.EventId}/payload", _cancellationToken));
    }

    [Fact]
    [Trait("problem", "payload-not-found")]
    public async Task A_payload_that_is_gone_or_cut_is_said_to_be_missing()
    {
        var bytes = Bytes(1000);
        var cut = await PutAsync(bytes, bytes[..999]);
        var gone = await _query.StoreAsync(change: stored => InS3(stored, bytes, "raw/gone"));

        foreach (var id in new[] { cut.EventId, gone.EventId })
        {
            using var answer = await _http.GetAsync($"/events/{id}/payload", _cancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("urn:fluxa:problem:payload-not-found", await answer.Content.ReadAsStringAsync(_cancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task While_S3_is_away_the_answer_is_503_and_the_event_itself_can_be_read()
    {
        await using var query = new QueryUnderTest(
            await postgres.CreateDatabaseAsync(_cancellationToken),
            ("Fluxa:Aws:ServiceUrl", "http://127.0.0.1:1"), ("Fluxa:Aws:AccessKey", "test"), ("Fluxa:Aws:SecretKey", "test"), ("Fluxa:Payloads:Attempts", "1"));
        using var http = query.CreateClient();
        var stored = await query.StoreAsync(change: stored => InS3(stored, Bytes(10), "raw/any"));

        using var payload = await http.GetAsync($"/events/{stored.EventId}/payload", _cancellationToken);
        using var itself = await http.GetAsync($"/events/{stored.EventId}", _cancellationToken);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (payload.StatusCode, itself.StatusCode));
        Assert.Equal("1", payload.Headers.RetryAfter?.ToString());
    }

    private async Task<NewEvent> PutAsync(byte[] announced, byte[] put)
    {
        var key = $"raw/{Guid.CreateVersion7():n}";
        await _query.Services.GetRequiredService<IAmazonS3>().PutObjectAsync(
            new PutObjectRequest { BucketName = _bucket, Key = key, InputStream = new MemoryStream(put) }, _cancellationToken);
        return await _query.StoreAsync(change: stored => InS3(stored, announced, key));
    }

    private static NewEvent InS3(NewEvent stored, byte[] bytes, string key) =>
        Of(stored, bytes) with { PayloadMode = PayloadModes.S3, Payload = null, PayloadKey = key };

    private static NewEvent Of(NewEvent stored, byte[] bytes) => stored with { PayloadSha256 = SHA256.HashData(bytes), PayloadBytes = bytes.Length };

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
