using Fluxa.Testing.Time;

namespace Fluxa.LocalInfrastructure.Tests.Testing;

public sealed class FakeClockTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_delay_ends_when_the_clock_reaches_its_time_and_not_before()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(10), _clock, TestContext.Current.CancellationToken);

        _clock.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(delay.IsCompleted);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_periodic_timer_fires_for_every_period_that_passes()
    {
        var fired = new List<DateTimeOffset>();
        var start = _clock.GetUtcNow();
        using var timer = _clock.CreateTimer(_ => fired.Add(_clock.GetUtcNow()), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([start.AddSeconds(1), start.AddSeconds(3), start.AddSeconds(5)], fired);
    }

    [Fact]
    public void A_step_changes_the_time_of_day_and_nothing_else()
    {
        var (start, stamp) = (_clock.GetUtcNow(), _clock.GetTimestamp());
        var fired = 0;
        using var timer = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _clock.Step(TimeSpan.FromMinutes(-15));
        Assert.Equal((start.AddMinutes(-15), stamp, 0), (_clock.GetUtcNow(), _clock.GetTimestamp(), fired));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((start.AddMinutes(-15).AddSeconds(1), 1), (_clock.GetUtcNow(), fired));
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_time()
    {
        var fired = new List<string>();
        using var late = _clock.CreateTimer(_ => fired.Add("late"), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        using var early = _clock.CreateTimer(_ => fired.Add("early"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(["early", "late"], fired);
    }

    [Fact]
    public void A_timer_that_was_disposed_of_fires_no_more()
    {
        var fired = false;
        var timer = _clock.CreateTimer(_ => fired = true, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        timer.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.False(fired);
        Assert.Equal(0, _clock.WaitingTimers);
    }

    [Fact]
    public void Elapsed_time_is_what_the_clock_was_moved_by()
    {
        var started = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(TimeSpan.FromMinutes(3), _clock.GetElapsedTime(started));
    }
}
