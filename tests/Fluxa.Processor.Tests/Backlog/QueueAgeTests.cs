using Fluxa.Processor.Backlog;
using Fluxa.Testing.Time;

namespace Fluxa.Processor.Tests.Backlog;

public sealed class QueueAgeTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void The_oldest_message_received_since_the_last_look_stands_for_those_that_wait()
    {
        var age = new QueueAge(_clock);
        age.Saw(_clock.GetUtcNow().AddSeconds(-10));
        age.Saw(_clock.GetUtcNow().AddSeconds(-40));
        age.Saw(_clock.GetUtcNow().AddSeconds(-20));

        Assert.Equal(TimeSpan.FromSeconds(40), age.Look(waiting: 5));
    }

    [Fact]
    public void While_none_is_received_it_grows_with_the_time()
    {
        var age = new QueueAge(_clock);
        age.Saw(_clock.GetUtcNow().AddSeconds(-5));
        age.Look(waiting: 5);

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(TimeSpan.FromSeconds(65), age.Look(waiting: 5));
    }

    [Fact]
    public void Without_any_message_it_counts_from_the_first_look_that_saw_some_waiting()
    {
        var age = new QueueAge(_clock);
        Assert.Equal(TimeSpan.Zero, age.Look(waiting: 5));

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(TimeSpan.FromSeconds(60), age.Look(waiting: 5));
    }

    [Fact]
    public void An_empty_queue_has_no_age_and_forgets()
    {
        var age = new QueueAge(_clock);
        age.Saw(_clock.GetUtcNow().AddMinutes(-10));

        Assert.Equal(TimeSpan.Zero, age.Look(waiting: 0));
        Assert.Equal(TimeSpan.Zero, age.Look(waiting: 1));
    }

    [Fact]
    public void A_clock_that_was_set_back_makes_no_age_below_none()
    {
        var age = new QueueAge(_clock);
        age.Saw(_clock.GetUtcNow().AddMinutes(15));

        Assert.Equal(TimeSpan.Zero, age.Look(waiting: 1));
    }
}
