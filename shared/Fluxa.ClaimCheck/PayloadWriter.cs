using Amazon.S3;
using Amazon.S3.Model;

namespace Fluxa.ClaimCheck;

/// <summary>Writes objects that are never overwritten: whoever comes first with other bytes keeps the key.</summary>
internal sealed class PayloadWriter(IAmazonS3 s3, string bucket)
{
    private const string HashMetadata = "sha256";

    // https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html: hexadecimal, over the body.
    private const string ContentHashHeader = "x-amz-content-sha256";

    /// <summary>Puts the object if the key is free; answers false when other bytes are there.</summary>
    public async Task<bool> TryPutAsync(string key, Stream content, long length, ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        if (await IsTakenAsync(key, length, sha256, cancellationToken).ConfigureAwait(false) is { } taken)
        {
            return !taken;
        }

        try
        {
            await s3.PutObjectAsync(Request(key, content, length, sha256), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception exception) when (S3Faults.IsTaken(exception))
        {
            return await IsTakenAsync(key, length, sha256, cancellationToken).ConfigureAwait(false) is false;
        }
    }

    // Null: the key is free. False: these very bytes are there. True: others are.
    private async Task<bool?> IsTakenAsync(string key, long length, ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        try
        {
            var found = await s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = key }, cancellationToken).ConfigureAwait(false);
            return found.ContentLength != length || found.Metadata[HashMetadata] != Convert.ToHexStringLower(sha256.Span);
        }
        catch (AmazonS3Exception exception) when (S3Faults.IsNoObject(exception))
        {
            return null;
        }
    }

    private PutObjectRequest Request(string key, Stream content, long length, ReadOnlyMemory<byte> sha256)
    {
        var hash = Convert.ToHexStringLower(sha256.Span);
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            InputStream = content,
            AutoCloseStream = false,
            AutoResetStreamPosition = false,
            ContentType = "application/json",

            // S3 compares before it confirms: bytes that changed on the way are refused.
            ChecksumSHA256 = Convert.ToBase64String(sha256.Span),
            IfNoneMatch = "*",

            // The hash is known, so the request is signed by it. Signed in chunks, every byte would be hashed a second time and copied twice, with 160 KiB of buffers a request.
            UseChunkEncoding = false,
        };
        request.Headers[ContentHashHeader] = hash;
        request.Headers.ContentLength = length;
        request.Metadata[HashMetadata] = hash;
        return request;
    }
}
