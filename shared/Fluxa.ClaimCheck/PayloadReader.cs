using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Fluxa.ClaimCheck;

/// <summary>Reads objects and believes nothing: length and SHA-256 must be the expected ones.</summary>
internal sealed class PayloadReader(IAmazonS3 s3, string bucket)
{
    /// <summary>Reads and verifies one object.</summary>
    public async Task<PayloadOutcome> ReadAsync(string key, long expectedLength, ReadOnlyMemory<byte> expectedSha256, CancellationToken cancellationToken)
    {
        GetObjectResponse found;
        try
        {
            found = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception exception) when (S3Faults.IsNoObject(exception))
        {
            return new PayloadOutcome.Missing();
        }

        try
        {
            // The SDK compares S3's own checksum when the answer is read to its end or disposed of.
            using (found)
            {
                return found.ContentLength != expectedLength
                    ? new PayloadOutcome.Corrupt($"it has {found.ContentLength} bytes, expected were {expectedLength}")
                    : await VerifyAsync(found, expectedSha256, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (AmazonClientException exception)
        {
            return new PayloadOutcome.Corrupt($"its bytes don't fit S3's own checksum ({exception.Message})");
        }
    }

    /// <summary>Opens one object; null when it isn't there or has another length.</summary>
    public async Task<Stream?> OpenAsync(string key, long expectedLength, CancellationToken cancellationToken)
    {
        try
        {
            // The SDK would compare a checksum of its own when the stream is closed and throw then; the caller compares ours.
            var request = new GetObjectRequest { BucketName = bucket, Key = key, ChecksumMode = ChecksumMode.FindValue("DISABLED") };
            var found = await s3.GetObjectAsync(request, cancellationToken).ConfigureAwait(false);
            if (found.ContentLength == expectedLength)
            {
                return found.ResponseStream;
            }

            found.Dispose();
            return null;
        }
        catch (AmazonS3Exception exception) when (S3Faults.IsNoObject(exception))
        {
            return null;
        }
    }

    private static async Task<PayloadOutcome> VerifyAsync(GetObjectResponse found, ReadOnlyMemory<byte> expectedSha256, CancellationToken cancellationToken)
    {
        var bytes = new byte[found.ContentLength];
        await found.ResponseStream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        var actual = SHA256.HashData(bytes);
        return actual.AsSpan().SequenceEqual(expectedSha256.Span)
            ? new PayloadOutcome.Found(bytes)
            : new PayloadOutcome.Corrupt($"its SHA-256 is {Convert.ToHexStringLower(actual)}, expected was {Convert.ToHexStringLower(expectedSha256.Span)}");
    }
}
