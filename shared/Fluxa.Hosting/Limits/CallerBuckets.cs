namespace Fluxa.Hosting.Limits;

/// <summary>The buckets of one API key; null where there is no limit.</summary>
internal sealed class CallerBuckets(RateLimitOptions options, TimeProvider clock)
{
    private readonly TokenBucket? _requests = Create(options.RequestsPerSecond, options.Burst, clock);
    private readonly TokenBucket? _events = Create(options.EventsPerSecond, options.Burst, clock);
    private readonly TokenBucket? _bytes = Create(options.BytesPerSecond, options.Burst, clock);

    /// <summary>Lets one request in, or says which limit it has reached and when there is room again.</summary>
    /// <param name="bringsEvents">Whether the request may bring events, so that those limits hold too.</param>
    public (string Limit, TimeSpan Wait)? TryEnter(bool bringsEvents)
    {
        if (bringsEvents && Empty(_events, RateLimitFields.Events) is { } events)
        {
            return events;
        }

        if (bringsEvents && Empty(_bytes, RateLimitFields.Bytes) is { } bytes)
        {
            return bytes;
        }

        return _requests is null || _requests.TryEnter(1) ? null : (RateLimitFields.Requests, _requests.Look().Open);
    }

    public void Charge(int events, long bytes)
    {
        _events?.Charge(events);
        _bytes?.Charge(bytes);
    }

    /// <summary>The field <c>RateLimit</c>: what is left of each limit.</summary>
    public string Describe(bool bringsEvents) => RateLimitFields.Left(
        _requests?.Look(), bringsEvents ? _events?.Look() : null, bringsEvents ? _bytes?.Look() : null);

    private static (string Limit, TimeSpan Wait)? Empty(TokenBucket? bucket, string limit) =>
        bucket is null || bucket.TryEnter(0) ? null : (limit, bucket.Look().Open);

    private static TokenBucket? Create(double perSecond, TimeSpan burst, TimeProvider clock) =>
        perSecond > 0 ? new TokenBucket(perSecond, perSecond * burst.TotalSeconds, clock) : null;
}
