using System.Diagnostics.Metrics;
using Fluxa.Processor.Dependencies;
using Fluxa.Testing.Time;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Tests.Dependencies;

public sealed class DependencyWatchTests : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly FakeClock _clock = new();
    private readonly ReceiveGate _gate = new();
    private readonly Queue<bool> _answers = [];
    private readonly DependencyWatch _watch;
    private int _asked;

    public DependencyWatchTests()
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        _watch = new DependencyWatch(
            "PostgreSQL", AnswerAsync, _gate, Options.Create(new DependencyOptions()), new ProcessorMetrics(meters), _clock, NullLogger<DependencyWatch>.Instance);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    [Fact]
    public async Task While_nothing_fails_nobody_is_asked()
    {
        var watching = _watch.RunOnceAsync(_stop.Token);
        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.Equal(0, _asked);
        Assert.True(_gate.IsOpen);
    }

    [Fact]
    public async Task Work_that_fails_while_the_dependency_answers_changes_nothing()
    {
        Will(true);

        await SeeThroughAsync(isCertain: true);

        Assert.Equal(1, _asked);
        Assert.False(_watch.IsAway);
        Assert.True(_gate.IsOpen);
    }

    [Fact]
    public async Task Without_an_answer_it_is_away_and_receiving_rests_until_it_answers()
    {
        Will(false, false, false, true);
        _watch.Failed(isCertain: true);
        var watching = _watch.RunOnceAsync(_stop.Token);
        await Eventually.BecomesAsync("it is away", () => Task.FromResult(_watch.IsAway), away => away);
        Assert.False(_gate.IsOpen);

        await AdvanceUntilAsync(watching);

        Assert.Equal(4, _asked);
        Assert.False(_watch.IsAway);
        Assert.True(_gate.IsOpen);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_none()
    {
        _watch.Failed(isCertain: true);
        var watching = _watch.RunOnceAsync(_stop.Token);
        await Eventually.BecomesAsync("it was asked", () => Task.FromResult(_asked), asked => asked == 1);
        Will(true);

        await AdvanceUntilAsync(watching);

        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task One_that_answers_while_nothing_succeeds_is_away_in_the_end()
    {
        Will([.. Enumerable.Repeat(true, 10)]);
        for (var failure = 0; failure < 3; failure++)
        {
            await SeeThroughAsync(isCertain: true);
        }

        _watch.Failed(isCertain: true);
        var watching = _watch.RunOnceAsync(_stop.Token);

        await Eventually.BecomesAsync("it is away", () => Task.FromResult(_watch.IsAway), away => away);
        await AdvanceUntilAsync(watching);
        Assert.False(_watch.IsAway);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Success_and_doubt_are_no_strikes(bool isCertain, bool succeeds)
    {
        Will([.. Enumerable.Repeat(true, 10)]);
        for (var failure = 0; failure < 10; failure++)
        {
            await SeeThroughAsync(isCertain);
            if (succeeds)
            {
                _watch.Succeeded();
            }

            Assert.False(_watch.IsAway);
        }
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_an_outage_ends_at_once_and_leaves_the_gate_open_for_another_start()
    {
        Will(false);
        _watch.Failed(isCertain: true);
        var watching = _watch.RunOnceAsync(_stop.Token);
        await Eventually.BecomesAsync("it is away", () => Task.FromResult(_watch.IsAway), away => away);

        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.True(_gate.IsOpen);
    }

    private void Will(params bool[] answers)
    {
        lock (_answers)
        {
            foreach (var answer in answers)
            {
                _answers.Enqueue(answer);
            }
        }
    }

    private async Task SeeThroughAsync(bool isCertain)
    {
        _watch.Failed(isCertain);
        await AdvanceUntilAsync(_watch.RunOnceAsync(_stop.Token));
    }

    private Task<bool> AdvanceUntilAsync(Task watching) => Eventually.BecomesAsync(
        "the watch has seen it through",
        () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(watching.IsCompleted);
        },
        completed => completed);

    private async Task<bool> AnswerAsync(CancellationToken cancellationToken)
    {
        bool hasAnswer, answer;
        lock (_answers)
        {
            hasAnswer = _answers.TryDequeue(out answer);
        }

        Interlocked.Increment(ref _asked);
        if (!hasAnswer)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, cancellationToken);
        }

        return answer;
    }
}
