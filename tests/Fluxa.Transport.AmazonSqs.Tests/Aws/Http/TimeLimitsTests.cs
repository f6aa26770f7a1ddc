using Fluxa.Testing.Time;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

public sealed class TimeLimitsTests
{
    [Fact]
    public void A_call_that_takes_too_long_is_cancelled()
    {
        var clock = new FakeClock();
        using var limit = new TimeLimits(clock).Start(TimeSpan.FromSeconds(10), CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(limit.Token.IsCancellationRequested);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(limit.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task A_callers_cancellation_ends_its_call()
    {
        using var caller = new CancellationTokenSource();
        using var limit = new TimeLimits(TimeProvider.System).Start(TimeSpan.FromMinutes(1), caller.Token);

        await caller.CancelAsync();

        Assert.True(limit.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task The_next_call_knows_nothing_of_the_last_ones_end()
    {
        var limits = new TimeLimits(TimeProvider.System);
        using var caller = new CancellationTokenSource();
        var used = limits.Start(TimeSpan.FromMinutes(1), caller.Token);
        var first = used.Token;
        used.Dispose();

        await caller.CancelAsync();
        using var next = limits.Start(TimeSpan.FromMinutes(1), CancellationToken.None);

        Assert.Equal(first, next.Token);
        Assert.False(next.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task What_was_cancelled_is_not_used_again()
    {
        var limits = new TimeLimits(TimeProvider.System);
        using var caller = new CancellationTokenSource();
        var cancelled = limits.Start(TimeSpan.FromMinutes(1), caller.Token);
        await caller.CancelAsync();
        cancelled.Dispose();

        using var next = limits.Start(TimeSpan.FromMinutes(1), CancellationToken.None);

        Assert.False(next.Token.IsCancellationRequested);
    }
}
