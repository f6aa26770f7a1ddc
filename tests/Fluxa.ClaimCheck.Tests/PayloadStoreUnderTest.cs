using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Fluxa.Testing.Fixtures;

namespace Fluxa.ClaimCheck.Tests;

/// <summary>The real store over a bucket of its own.</summary>
internal sealed class PayloadStoreUnderTest : IDisposable
{
    private PayloadStoreUnderTest(Uri serviceUrl, PayloadOptions options)
    {
        Options = options;
        S3 = new AmazonS3Client(
            new BasicAWSCredentials("test", "test"),
            new AmazonS3Config { ServiceURL = serviceUrl.ToString(), ForcePathStyle = true, MaxErrorRetry = 0 });
        Store = new PayloadStore(S3, Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System);
        Shelf = new PayloadShelf(S3, Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System);
    }

    public PayloadStore Store { get; }

    public PayloadShelf Shelf { get; }

    public AmazonS3Client S3 { get; }

    public PayloadOptions Options { get; }

    public static async Task<PayloadStoreUnderTest> CreateAsync(EmulatorFixture emulator)
    {
        var store = At(emulator.ServiceUrl, EmulatorFixture.UniqueName("payloads"));
        await store.Store.EnsureBucketAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public static PayloadStoreUnderTest At(Uri serviceUrl, string bucket) =>
        new(serviceUrl, new PayloadOptions { Bucket = bucket, AttemptTimeout = TimeSpan.FromSeconds(5) });

    /// <summary>Puts an object as somebody else would: without asking what is there.</summary>
    public Task OverwriteAsync(string key, string text) => S3.PutObjectAsync(
        new PutObjectRequest { BucketName = Options.Bucket, Key = key, ContentBody = text }, TestContext.Current.CancellationToken);

    public void Dispose() => S3.Dispose();
}
