namespace Fluxa.Recovery.Collecting;

/// <summary>What the collector of this process has done so far, for whoever asks.</summary>
internal sealed class CollectorReport
{
    private long _collected;
    private long _lastTicks;

    /// <summary>New failures and attempts since this process started.</summary>
    public long Collected => Volatile.Read(ref _collected);

    /// <summary>When the last of them was stored.</summary>
    public DateTimeOffset? LastCollectedAt => Volatile.Read(ref _lastTicks) is var ticks and > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public void Stored(int attempts, DateTimeOffset now)
    {
        if (attempts > 0)
        {
            Interlocked.Add(ref _collected, attempts);
            Volatile.Write(ref _lastTicks, now.UtcTicks);
        }
    }
}
