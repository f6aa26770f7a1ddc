namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>How a call that failed for a passing reason is tried again: full jitter over an exponentially growing ceiling.</summary>
internal sealed record AwsRetrySettings
{
    /// <summary>Gets the number of attempts in all, the first included. 1 = never try again.</summary>
    public int MaxAttempts { get; init; } = 4;

    /// <summary>Gets the ceiling of the first pause; it doubles with each attempt.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets the ceiling that no pause exceeds.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);
}
