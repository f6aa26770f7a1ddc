namespace Fluxa.ClaimCheck;

/// <summary>Keeps payloads in S3 and gives back only what was put.</summary>
public sealed class PayloadStore
{
    internal PayloadStore()
    {
    }

    /// <summary>Writes a payload. When this returns, S3 has confirmed the object and its SHA-256.</summary>
    /// <param name="key">The object's key, from <see cref="PayloadKey"/>.</param>
    /// <param name="content">The bytes, from the stream's position on. A seekable stream is rewound for each retry; any other is tried once.</param>
    /// <param name="length">How many bytes <paramref name="content"/> has.</param>
    /// <param name="sha256">Their SHA-256: 32 bytes.</param>
    /// <param name="cancellationToken">Abandons the call; the object may or may not be there.</param>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't take it now.</exception>
    public Task PutAsync(string key, Stream content, long length, ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{key}{content}{length}{sha256}{cancellationToken}");

    /// <summary>Reads a payload and verifies its length and SHA-256.</summary>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't answer now.</exception>
    public Task<PayloadOutcome> GetAsync(string key, long expectedLength, ReadOnlyMemory<byte> expectedSha256, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{key}{expectedLength}{expectedSha256}{cancellationToken}");

    /// <summary>Creates the bucket when it isn't there: for local runs; in production <c>deploy/</c> owns it.</summary>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't answer now.</exception>
    public Task EnsureBucketAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{cancellationToken}");
}
