namespace Fluxa.Hosting.Limits;

/// <summary>What is in a bucket at a moment.</summary>
/// <param name="Left">Whole tokens; 0 while in debt.</param>
/// <param name="Full">How long until it is full.</param>
/// <param name="Open">How long until it lets the next one in.</param>
internal readonly record struct BucketState(long Left, TimeSpan Full, TimeSpan Open);
