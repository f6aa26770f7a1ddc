using Fluxa.Persistence.Rounds;
using Fluxa.Testing.Time;

namespace Fluxa.Persistence.Tests.Rounds;

public sealed class RoundLoopTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task The_first_round_runs_at_once_and_each_further_one_after_a_pause()
    {
        using var loop = new Rounds(_clock);
        await loop.StartAsync(CancellationToken.None);
        await _clock.TimerStarted.WaitAsync();

        Assert.Equal(1, loop.Count);

        _clock.Advance(Minute);
        await _clock.TimerStarted.WaitAsync(times: 2);

        Assert.Equal(2, loop.Count);
        await loop.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_loop_that_nobody_waits_for_pauses_first()
    {
        using var loop = new Rounds(_clock, pausesFirst: true);
        await loop.StartAsync(CancellationToken.None);
        await _clock.TimerStarted.WaitAsync();

        Assert.Equal(0, loop.Count);

        _clock.Advance(Minute);
        await _clock.TimerStarted.WaitAsync(times: 2);

        Assert.Equal(1, loop.Count);
        await loop.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_round_that_fails_is_told_and_the_next_one_runs_even_when_it_failed_by_a_cancellation_of_its_own()
    {
        using var loop = new Rounds(_clock, failure: new OperationCanceledException("not the service's"));
        await loop.StartAsync(CancellationToken.None);
        await _clock.TimerStarted.WaitAsync();

        Assert.Equal(["not the service's"], loop.Told);

        _clock.Advance(Minute);
        await _clock.TimerStarted.WaitAsync(times: 2);

        Assert.Equal(2, loop.Count);
        await loop.StopAsync(CancellationToken.None);
        Assert.True(loop.ExecuteTask!.IsCompletedSuccessfully);
    }

    private sealed class Rounds(TimeProvider clock, bool pausesFirst = false, Exception? failure = null) : RoundLoop(clock)
    {
        public int Count { get; private set; }

        public List<string> Told { get; } = [];

        protected override TimeSpan Pause => Minute;

        protected override bool PausesFirst => pausesFirst;

        protected override Task RunRoundAsync(CancellationToken stoppingToken)
        {
            Count++;
            return failure is null ? Task.CompletedTask : Task.FromException(failure);
        }

        protected override void Tell(Exception failure) => Told.Add(failure.Message);
    }
}
