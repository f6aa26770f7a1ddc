using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace Fluxa.ClaimCheck;

/// <summary>All that the payload bucket holds, day by day: for those who clear away what nobody needs.</summary>
public sealed class PayloadShelf
{
    private readonly IAmazonS3 _s3;
    private readonly PayloadOptions _options;
    private readonly TimeProvider _clock;
    private readonly S3Attempts _attempts;

    internal PayloadShelf(IAmazonS3 s3, IOptions<PayloadOptions> options, TimeProvider clock)
    {
        _s3 = s3;
        _options = options.Value;
        _clock = clock;
        _attempts = new S3Attempts(options, clock);
    }

    /// <summary>The payloads accepted on a day (UTC), in pages of up to 1,000.</summary>
    /// <param name="day">The day in their keys.</param>
    /// <param name="cancellationToken">Abandons the listing.</param>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't answer now.</exception>
    public async IAsyncEnumerable<IReadOnlyList<PayloadObject>> ListAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = _options.Bucket, Prefix = PayloadKey.Prefix(day) };
        do
        {
            var page = await _attempts.RunAsync("list", request.Prefix, mayRepeat: true, token => _s3.ListObjectsV2Async(request, token), cancellationToken).ConfigureAwait(false);
            yield return [.. (page.S3Objects ?? []).Select(Shown)];
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    /// <summary>Removes up to 1,000 objects; answers how many S3 confirmed. One that isn't there counts as removed.</summary>
    /// <param name="keys">Their keys.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't do it now.</exception>
    public async Task<int> RemoveAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var request = new DeleteObjectsRequest { BucketName = _options.Bucket, Objects = [.. keys.Select(key => new KeyVersion { Key = key })] };
        return keys.Count == 0
            ? 0
            : await _attempts.RunAsync("remove", keys.First(), mayRepeat: true, token => RemoveOnceAsync(request, token), cancellationToken).ConfigureAwait(false);
    }

    // An object without a time counts as new: nobody removes it for its age.
    private PayloadObject Shown(S3Object found) =>
        new(found.Key, found.Size ?? 0, found.LastModified is { } written ? new DateTimeOffset(written.ToUniversalTime()) : _clock.GetUtcNow());

    private async Task<int> RemoveOnceAsync(DeleteObjectsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return (await _s3.DeleteObjectsAsync(request, cancellationToken).ConfigureAwait(false)).DeletedObjects?.Count ?? 0;
        }
        catch (DeleteObjectsException exception)
        {
            // Some were refused: they stay, and the next sweep meets them again.
            return exception.Response.DeletedObjects?.Count ?? 0;
        }
    }
}
