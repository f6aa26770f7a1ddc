using Fluxa.Transport.AmazonSqs.Receiving;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class ReceiveWindowTests
{
    [Fact]
    public void Taking_care_it_asks_for_one_message_at_a_time_and_holds_no_other()
    {
        var window = new ReceiveWindow(capacity: 100, concurrency: 50);
        window.TakeCare(2);

        Assert.Equal(1, window.TryStartPoll());
        window.EndPoll(asked: 1, received: 1);
        Assert.Equal(0, window.TryStartPoll());
        window.Release();
        Assert.Equal(1, window.TryStartPoll());
        window.EndPoll(asked: 1, received: 0);
        Assert.Equal(1, window.TryStartPoll());
        window.EndPoll(asked: 1, received: 1);

        Assert.Equal(10, window.TryStartPoll());
    }

    [Fact]
    public void Starts_with_one_poll_however_much_room_there_is()
    {
        var window = new ReceiveWindow(capacity: 100, concurrency: 50);

        Assert.Equal(10, window.TryStartPoll());
        Assert.Equal(0, window.TryStartPoll());
    }

    [Fact]
    public void Adds_a_poll_for_each_that_comes_back_full_and_takes_one_away_for_each_that_does_not()
    {
        var window = new ReceiveWindow(capacity: 100, concurrency: 100);
        window.TryStartPoll();

        window.EndPoll(asked: 10, received: 10);
        var whileBusy = Polls(window);
        window.EndPoll(asked: 10, received: 0);
        window.EndPoll(asked: 10, received: 0);
        var whenQuiet = Polls(window);

        Assert.Equal(2, whileBusy);
        Assert.Equal(1, whenQuiet);
    }

    [Fact]
    public void Never_asks_for_more_than_may_be_held()
    {
        var window = new ReceiveWindow(capacity: 4, concurrency: 4);

        Assert.Equal(4, window.TryStartPoll());
        window.EndPoll(asked: 4, received: 3);
        Assert.Equal(1, window.TryStartPoll());
        window.EndPoll(asked: 1, received: 1);
        Assert.Equal(0, window.TryStartPoll());
    }

    [Fact]
    public void Holds_off_while_work_waits_until_a_full_request_is_worth_it()
    {
        var window = new ReceiveWindow(capacity: 20, concurrency: 5);
        window.TryStartPoll();
        window.EndPoll(asked: 10, received: 10);
        window.TryStartPoll();
        window.EndPoll(asked: 10, received: 10);

        window.Release();
        var early = window.TryStartPoll();
        for (var settled = 1; settled < 10; settled++)
        {
            window.Release();
        }

        Assert.Equal(0, early);
        Assert.Equal(10, window.TryStartPoll());
    }

    [Fact]
    public async Task Wakes_the_poller_when_room_is_made()
    {
        var window = new ReceiveWindow(capacity: 1, concurrency: 1);
        window.TryStartPoll();
        window.EndPoll(asked: 1, received: 1);

        var wake = window.WaitAsync(CancellationToken.None);
        Assert.False(wake.IsCompleted);
        window.Release();

        await wake.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static int Polls(ReceiveWindow window)
    {
        var polls = 0;
        while (window.TryStartPoll() > 0)
        {
            polls++;
        }

        return polls;
    }
}
