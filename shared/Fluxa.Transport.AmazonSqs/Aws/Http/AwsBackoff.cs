namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>How long to pause before trying again.</summary>
internal static class AwsBackoff
{
    /// <summary>
    /// Full jitter: anything between nothing and a ceiling that doubles with each attempt.
    /// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    /// </summary>
    /// <param name="retry">The base and the greatest ceiling.</param>
    /// <param name="attempts">The attempts made so far, at least 1.</param>
    /// <param name="random">A number from 0 up to, not including, 1.</param>
    public static TimeSpan Delay(AwsRetrySettings retry, int attempts, double random)
    {
        var ceiling = Math.Min(retry.MaxDelay.TotalMilliseconds, retry.BaseDelay.TotalMilliseconds * Math.Pow(2, attempts - 1));

        return TimeSpan.FromMilliseconds(ceiling * random);
    }
}
