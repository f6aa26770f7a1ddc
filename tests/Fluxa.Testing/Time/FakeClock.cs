namespace Fluxa.Testing.Time;

/// <summary>A clock that stands still until a test moves it. Timers and delays made from it fire while it is moved, in order of their due time.</summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = start;
    private TimeSpan _stepped;

    /// <summary>Starts at noon of a day that is no special one.</summary>
    public FakeClock()
        : this(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>How many timers wait now: a test knows by it that the code under test has come to its delay.</summary>
    public int WaitingTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count(timer => timer.Due is not null);
            }
        }
    }

    /// <summary>Set each time a timer starts to wait.</summary>
    public Signal TimerStarted { get; } = new("a timer of the fake clock starts");

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now + _stepped;
        }
    }

    public override long GetTimestamp() => Reached().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock forward and fires every timer that falls due on the way, at its own time.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = Reached() + by;
        while (NextDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _now = end;
        }
    }

    /// <summary>Sets the time of day forth or back, as an operator or NTP does: no time passes, and timers know nothing of it.</summary>
    public void Step(TimeSpan by)
    {
        lock (_gate)
        {
            _stepped += by;
        }
    }

    internal void Schedule(FakeTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            timer.Period = period > TimeSpan.Zero ? period : null;
            timer.Due = dueTime >= TimeSpan.Zero ? _now + dueTime : null;
        }

        if (dueTime == TimeSpan.Zero)
        {
            Advance(TimeSpan.Zero);
        }
        else if (dueTime > TimeSpan.Zero)
        {
            TimerStarted.Set();
        }
    }

    internal void Remove(FakeTimer timer)
    {
        lock (_gate)
        {
            timer.Due = null;
            _timers.Remove(timer);
        }
    }

    private DateTimeOffset Reached()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    private FakeTimer? NextDue(DateTimeOffset end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is not null)
            {
                _now = next.Due > _now ? next.Due.Value : _now;
                next.Due = next.Period is { } period ? _now + period : null;
            }

            return next;
        }
    }
}
