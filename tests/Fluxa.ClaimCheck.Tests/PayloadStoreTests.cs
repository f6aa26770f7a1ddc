using System.Security.Cryptography;
using Amazon.S3.Model;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;

namespace Fluxa.ClaimCheck.Tests;

public sealed class PayloadStoreTests(EmulatorFixture emulator)
{
    private const string Key = "raw/2026/03/04/default/0197.json";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(262_145)]
    [InlineData(10_485_760)]
    public async Task Gives_back_the_bytes_that_were_put(int length)
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        var key = await PutAsync(store, bytes);

        Assert.Equal(Key, key);
        Assert.Equal(bytes, await GetAsync(store, key, bytes));
    }

    [Fact]
    public async Task Starts_at_the_stream_s_position_and_leaves_the_stream_open()
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);
        using var stream = new MemoryStream("skip this:payload"u8.ToArray()) { Position = 10 };
        var payload = "payload"u8.ToArray();

        await store.Store.PutAsync(Key, stream, payload.Length, SHA256.HashData(payload), Token);

        Assert.True(stream.CanRead);
        Assert.Equal(payload, await GetAsync(store, Key, payload));
    }

    [Fact]
    public async Task Tells_s3_the_hash_so_that_it_can_refuse_other_bytes()
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);
        var payload = "payload"u8.ToArray();
        await PutAsync(store, payload);

        var head = await store.S3.GetObjectMetadataAsync(
            new GetObjectMetadataRequest { BucketName = store.Options.Bucket, Key = Key, ChecksumMode = Amazon.S3.ChecksumMode.ENABLED }, Token);

        Assert.Equal(Convert.ToBase64String(SHA256.HashData(payload)), head.ChecksumSHA256);
    }

    [Fact]
    public async Task Putting_the_same_bytes_again_changes_nothing()
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);
        var payload = "payload"u8.ToArray();

        var first = await PutAsync(store, payload);
        var again = await PutAsync(store, payload);

        Assert.Equal(first, again);
        Assert.Single((await store.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = store.Options.Bucket }, Token)).S3Objects);
    }

    [Fact]
    public async Task Other_bytes_under_the_same_id_go_beside_the_first_which_stay_untouched()
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);
        var first = "first"u8.ToArray();
        var second = "other"u8.ToArray();

        var firstKey = await PutAsync(store, first);
        var secondKey = await PutAsync(store, second);
        var again = await PutAsync(store, second);

        Assert.Equal($"raw/2026/03/04/default/0197.{Convert.ToHexStringLower(SHA256.HashData(second))[..16]}.json", secondKey);
        Assert.Equal(secondKey, again);
        Assert.Equal(first, await GetAsync(store, firstKey, first));
        Assert.Equal(second, await GetAsync(store, secondKey, second));
    }

    [Fact]
    public async Task Says_missing_when_nothing_is_there()
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);

        Assert.IsType<PayloadOutcome.Missing>(await store.Store.GetAsync(Key, 1, new byte[32], Token));
    }

    [Theory]
    [InlineData("payloae", "its SHA-256 is ")]
    [InlineData("payload and more", "it has 16 bytes, expected were 7")]
    [InlineData("", "it has 0 bytes, expected were 7")]
    public async Task Says_corrupt_when_something_else_is_there(string found, string detail)
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);
        var payload = "payload"u8.ToArray();
        await PutAsync(store, payload);
        await store.OverwriteAsync(Key, found);

        var outcome = await store.Store.GetAsync(Key, payload.Length, SHA256.HashData(payload), Token);

        Assert.StartsWith(detail, Assert.IsType<PayloadOutcome.Corrupt>(outcome).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_corrupt_when_bytes_change_on_their_way()
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);
        var payload = "payload"u8.ToArray();
        await PutAsync(store, payload);
        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, Token);
        proxy.Plan.Add(new(new AwsFault.TamperBody()) { Service = "s3", Operation = "GetObject" });
        using var reader = PayloadStoreUnderTest.At(proxy.ServiceUrl, store.Options.Bucket);

        var outcome = await reader.Store.GetAsync(Key, payload.Length, SHA256.HashData(payload), Token);

        Assert.IsType<PayloadOutcome.Corrupt>(outcome);
    }

    [Fact]
    public async Task Never_loads_more_than_is_ever_put()
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);

        var outcome = await store.Store.GetAsync(Key, store.Options.MaxBytes + 1, new byte[32], Token);

        Assert.IsType<PayloadOutcome.Corrupt>(outcome);
    }

    [Fact]
    public async Task Creating_the_bucket_can_be_repeated()
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);

        await store.Store.EnsureBucketAsync(Token);

        Assert.Equal(Key, await PutAsync(store, "x"u8.ToArray()));
    }

    [Fact]
    public async Task A_missing_bucket_is_no_missing_payload()
    {
        using var store = PayloadStoreUnderTest.At(emulator.ServiceUrl, EmulatorFixture.UniqueName("nowhere"));

        await Assert.ThrowsAsync<PayloadStoreUnavailableException>(() => store.Store.GetAsync(Key, 1, new byte[32], Token));
        await Assert.ThrowsAsync<PayloadStoreUnavailableException>(() => PutAsync(store, [1]));
    }

    [Fact]
    public async Task Says_unavailable_when_nobody_answers()
    {
        using var store = PayloadStoreUnderTest.At(new Uri("http://127.0.0.1:1"), "payloads");

        await Assert.ThrowsAsync<PayloadStoreUnavailableException>(() => store.Store.GetAsync(Key, 1, new byte[32], Token));
        await Assert.ThrowsAsync<PayloadStoreUnavailableException>(() => PutAsync(store, [1]));
    }

    [Fact]
    public async Task Gives_up_when_the_caller_does()
    {
        using var store = await PayloadStoreUnderTest.CreateAsync(emulator);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Store.GetAsync(Key, 1, new byte[32], gone.Token));
    }

    private static Task<string> PutAsync(PayloadStoreUnderTest store, byte[] bytes) =>
        store.Store.PutAsync(Key, new MemoryStream(bytes), bytes.Length, SHA256.HashData(bytes), Token);

    private static async Task<byte[]> GetAsync(PayloadStoreUnderTest store, string key, byte[] expected) =>
        Assert.IsType<PayloadOutcome.Found>(await store.Store.GetAsync(key, expected.Length, SHA256.HashData(expected), Token)).Bytes.ToArray();
}
