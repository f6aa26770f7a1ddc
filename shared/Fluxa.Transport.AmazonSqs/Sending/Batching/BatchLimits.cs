namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>What one call can carry.</summary>
internal readonly record struct BatchLimits(int MaxEntries, long MaxBytes);
