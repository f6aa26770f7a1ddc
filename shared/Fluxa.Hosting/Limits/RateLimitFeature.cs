namespace Fluxa.Hosting.Limits;

/// <summary>Carries the caller's buckets with the request.</summary>
internal sealed record RateLimitFeature(CallerBuckets Buckets, bool BringsEvents);
