namespace Fluxa.Recovery.Redrives;

/// <summary>Keeps a rate, batch by batch: each has its time on a schedule, a little earlier or later by chance so that nothing falls into step with it. The chance never adds up.</summary>
internal sealed class RedrivePace(TimeProvider clock, Func<double> chance)
{
    private const int BatchesPerSecond = 10;

    /// <summary>SQS takes ten a call and a claim must stay small: less than a hundred is in doubt after a crash.</summary>
    private const int LargestBatch = 90;

    private const double Jitter = 0.2;

    /// <summary>A schedule that is further behind is dropped: what was missed is not made up for in a burst.</summary>
    private static readonly TimeSpan LongestArrears = TimeSpan.FromSeconds(1);

    // By the clock that only goes forward: set back, the other would stop a redrive for as long.
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _due;

    /// <summary>How many messages make the next batch at a rate: a tenth of a second's, and what is overdue.</summary>
    public int BatchOf(int ratePerSecond)
    {
        var overdue = (clock.GetElapsedTime(_started) - _due).TotalSeconds * ratePerSecond;
        return Math.Clamp((ratePerSecond / BatchesPerSecond) + (int)Math.Max(0, overdue), 1, LargestBatch);
    }

    /// <summary>How long to wait before the next batch; zero when it is due.</summary>
    public TimeSpan Left(int ratePerSecond)
    {
        var now = clock.GetElapsedTime(_started);
        if (now - _due > LongestArrears)
        {
            _due = now;
        }

        var interval = TimeSpan.FromSeconds(Math.Max(1.0 / BatchesPerSecond, 1.0 / ratePerSecond));
        var left = _due + (interval * Jitter * chance()) - now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Notes that messages were sent.</summary>
    public void Spend(int messages, int ratePerSecond) => _due += TimeSpan.FromSeconds((double)messages / ratePerSecond);
}
