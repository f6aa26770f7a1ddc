using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace Fluxa.ClaimCheck;

/// <summary>Keeps payloads in S3 and gives back only what was put.</summary>
public sealed class PayloadStore
{
    /// <summary>Never written: only asked for, to see whether S3 answers.</summary>
    private const string ProbeKey = "raw/is-there-anybody";

    private readonly IAmazonS3 _s3;
    private readonly PayloadOptions _options;
    private readonly S3Attempts _attempts;
    private readonly PayloadWriter _writer;
    private readonly PayloadReader _reader;

    internal PayloadStore(IAmazonS3 s3, IOptions<PayloadOptions> options, TimeProvider clock)
    {
        _s3 = s3;
        _options = options.Value;
        _attempts = new S3Attempts(options, clock);
        _writer = new PayloadWriter(s3, _options.Bucket);
        _reader = new PayloadReader(s3, _options.Bucket);
    }

    /// <summary>
    /// Writes a payload and answers the key it is under. When this returns, S3 has confirmed the object and its SHA-256. Nothing is
    /// ever overwritten: the same bytes again are left as they are; other bytes go under a key of their own beside the first.
    /// </summary>
    /// <param name="key">The object's key, from <see cref="PayloadKey"/>.</param>
    /// <param name="content">The bytes, from the stream's position on. A seekable stream is rewound for each retry; any other is tried once.</param>
    /// <param name="length">How many bytes <paramref name="content"/> has.</param>
    /// <param name="sha256">Their SHA-256: 32 bytes.</param>
    /// <param name="cancellationToken">Abandons the call; the object may or may not be there.</param>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't take it now.</exception>
    public async Task<string> PutAsync(string key, Stream content, long length, ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var trace = PayloadTrace.StartPut(length);
        if (await PutOnceAsync(key, content, length, sha256, cancellationToken).ConfigureAwait(false))
        {
            return key;
        }

        var beside = PayloadKey.Beside(key, sha256.Span);
        return await PutOnceAsync(beside, content, length, sha256, cancellationToken).ConfigureAwait(false)
            ? beside
            : throw new InvalidOperationException($"'{key}' and '{beside}' both hold other bytes: somebody else writes into this bucket.");
    }

    /// <summary>Reads a payload and verifies its length and SHA-256.</summary>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't answer now.</exception>
    public async Task<PayloadOutcome> GetAsync(string key, long expectedLength, ReadOnlyMemory<byte> expectedSha256, CancellationToken cancellationToken)
    {
        if (expectedLength > _options.MaxBytes)
        {
            return new PayloadOutcome.Corrupt($"{expectedLength} bytes are announced, at most {_options.MaxBytes} are ever put");
        }

        using var trace = PayloadTrace.StartFetch(expectedLength);
        return await _attempts.RunAsync("read", key, mayRepeat: true, token => _reader.ReadAsync(key, expectedLength, expectedSha256, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a payload to be read piece by piece; null when there is none of this length. Whoever reads it compares its SHA-256.</summary>
    /// <param name="key">The object's key.</param>
    /// <param name="expectedLength">How many bytes it must have.</param>
    /// <param name="cancellationToken">Abandons the call, not the reading.</param>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't answer now.</exception>
    public Task<Stream?> OpenAsync(string key, long expectedLength, CancellationToken cancellationToken) =>
        _attempts.RunAsync("open", key, mayRepeat: true, token => _reader.OpenAsync(key, expectedLength, token), cancellationToken);

    /// <summary>Whether S3 answers now; that there is no such object, or that it may not be seen, is an answer. Never throws for S3's sake.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = _options.Bucket, Key = ProbeKey }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (S3Faults.IsOfS3(exception))
        {
            return !S3Faults.IsTransient(exception);
        }
    }

    /// <summary>Creates the bucket when it isn't there: for local runs; in production <c>deploy/</c> owns it.</summary>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't answer now.</exception>
    public Task EnsureBucketAsync(CancellationToken cancellationToken) =>
        _attempts.RunAsync("create the bucket", _options.Bucket, mayRepeat: true, CreateBucketAsync, cancellationToken);

    private Task<bool> PutOnceAsync(string key, Stream content, long length, ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        var start = content.CanSeek ? content.Position : 0;
        return _attempts.RunAsync(
            "write",
            key,
            content.CanSeek,
            token =>
            {
                if (content.CanSeek)
                {
                    content.Position = start;
                }

                return _writer.TryPutAsync(key, content, length, sha256, token);
            },
            cancellationToken);
    }

    private async Task<bool> CreateBucketAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _s3.PutBucketAsync(new PutBucketRequest { BucketName = _options.Bucket }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception exception) when (exception.ErrorCode is "BucketAlreadyOwnedByYou" or "BucketAlreadyExists")
        {
            return false;
        }
    }
}
