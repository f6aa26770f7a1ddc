using System.Collections.Concurrent;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>Limits the time of calls. Timers and token sources that ran out for nobody are used again: a call costs none of its own.</summary>
internal sealed class TimeLimits(TimeProvider clock)
{
    /// <summary>Beyond the calls that run at once there is nothing to keep.</summary>
    private const int MostKept = 64;

    private readonly ConcurrentQueue<CancellationTokenSource> _kept = new();

    /// <summary>Gives a token that is cancelled after the time, or when the caller's is.</summary>
    public TimeLimit Start(TimeSpan time, CancellationToken cancellationToken)
    {
        if (!_kept.TryDequeue(out var source))
        {
            source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        }

        source.CancelAfter(time);
        return new TimeLimit(this, source, cancellationToken);
    }

    internal void End(CancellationTokenSource source)
    {
        if (_kept.Count < MostKept && source.TryReset())
        {
            _kept.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }
}
