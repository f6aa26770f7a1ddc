namespace Fluxa.Hosting.Limits;

/// <summary>
/// A bucket that fills at a steady rate and is emptied by what is done. What is only known afterwards (the events of a batch) is taken
/// afterwards and may leave the bucket in debt; nothing more is let in until the debt is paid.
/// </summary>
internal sealed class TokenBucket(double perSecond, double capacity, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly double _capacity = capacity;
    private double _level = capacity;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Takes what is known beforehand when there is anything in the bucket; false and nothing taken when there isn't.</summary>
    public bool TryEnter(double tokens)
    {
        lock (_gate)
        {
            Fill();
            if (_level < Math.Max(tokens, 1))
            {
                return false;
            }

            _level -= tokens;
            return true;
        }
    }

    /// <summary>Takes what turned out to be needed, into debt if it must be.</summary>
    public void Charge(double tokens)
    {
        lock (_gate)
        {
            Fill();
            _level -= tokens;
        }
    }

    /// <summary>What is in it now.</summary>
    public BucketState Look()
    {
        lock (_gate)
        {
            Fill();
            return new BucketState(
                (long)Math.Max(0, _level),
                TimeSpan.FromSeconds((_capacity - _level) / perSecond),
                TimeSpan.FromSeconds(Math.Max(0, 1 - _level) / perSecond));
        }
    }

    private void Fill()
    {
        var now = clock.GetTimestamp();
        _level = Math.Min(_capacity, _level + (clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond));
        _filledAt = now;
    }
}
