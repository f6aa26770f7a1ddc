using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Limits;

/// <summary>
/// Holds the buckets of every API key that has called, in this process's memory: no store to wait for, none to fail. Only good keys come here,
/// so there are as many as were made.
/// </summary>
internal sealed class RateLimiter(IOptions<RateLimitOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, CallerBuckets> _buckets = new(StringComparer.Ordinal);

    public CallerBuckets For(string keyId) =>
        _buckets.GetOrAdd(keyId, static (_, limiter) => new CallerBuckets(limiter.Options, limiter.Clock), this);

    private RateLimitOptions Options => options.Value;

    private TimeProvider Clock => clock;
}
