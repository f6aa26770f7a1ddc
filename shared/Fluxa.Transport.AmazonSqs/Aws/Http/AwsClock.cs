namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>The time that signatures carry: this machine's, moved to AWS's when that turns out to be another. AWS refuses signatures 5 minutes off.</summary>
internal sealed class AwsClock(TimeProvider clock)
{
    /// <summary>Below this a refused signature has another cause.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(4);

    private long _skewTicks;

    public DateTimeOffset UtcNow => clock.GetUtcNow().AddTicks(Volatile.Read(ref _skewTicks));

    /// <summary>Takes over AWS's time if ours is far off; answers whether it did, and so whether signing again can help.</summary>
    public bool Corrects(DateTimeOffset? awsTime)
    {
        if (awsTime is not { } time || (time - UtcNow).Duration() < Tolerated)
        {
            return false;
        }

        Volatile.Write(ref _skewTicks, (time - clock.GetUtcNow()).Ticks);

        return true;
    }
}
