using Fluxa.Persistence.Faults;

namespace Fluxa.Persistence.Tests.Faults;

public sealed class QuietCancellationTests
{
    [Fact]
    public void It_passes_a_cancellation_on()
    {
        using var source = new CancellationTokenSource();
        using var quiet = new QuietCancellation(source.Token);

        source.Cancel();

        Assert.True(quiet.Token.IsCancellationRequested);
    }

    [Fact]
    public void It_is_cancelled_from_the_start_when_the_caller_gave_up_before()
    {
        using var quiet = new QuietCancellation(new CancellationToken(canceled: true));

        Assert.True(quiet.Token.IsCancellationRequested);
    }

    [Fact]
    public void What_a_callback_throws_does_not_reach_whoever_cancels()
    {
        using var source = new CancellationTokenSource();
        using var quiet = new QuietCancellation(source.Token);
        using var registration = quiet.Token.Register(() => throw new ObjectDisposedException("a broken connection"));

        source.Cancel();

        Assert.True(quiet.Token.IsCancellationRequested);
    }
}
