using Fluxa.Testing;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

public sealed class CallPaceTests
{
    private readonly CallPace _pace = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_nothing_back_until_AWS_throttles()
    {
        await EnterAsync(100);

        Assert.Equal(double.PositiveInfinity, _pace.Limit);
    }

    [Fact]
    public async Task Halves_once_however_many_calls_of_a_round_are_throttled()
    {
        var rounds = await EnterAsync(16);

        foreach (var round in rounds)
        {
            _pace.Leave(round, AwsFaultKind.Throttled);
        }

        Assert.Equal(8, _pace.Limit);
    }

    [Fact]
    public async Task Never_goes_below_one_call()
    {
        for (var times = 0; times < 5; times++)
        {
            _pace.Leave(await _pace.EnterAsync(Token), AwsFaultKind.Throttled);
        }

        Assert.Equal(1, _pace.Limit);
    }

    [Fact]
    public async Task Adds_one_call_for_each_round_that_succeeds_until_it_is_free_again()
    {
        _pace.Leave((await EnterAsync(8))[0], AwsFaultKind.Throttled);
        for (var call = 0; call < 7; call++)
        {
            _pace.Leave(0, AwsFaultKind.Server);
        }

        await SucceedAsync(4);
        Assert.InRange(_pace.Limit, 4.8, 5.2);

        await SucceedAsync(64 * 64);
        Assert.Equal(double.PositiveInfinity, _pace.Limit);
    }

    [Fact]
    public async Task Lets_the_next_one_in_when_one_leaves_and_forgets_one_that_gave_up()
    {
        _pace.Leave(await _pace.EnterAsync(Token), AwsFaultKind.Throttled);
        var running = await _pace.EnterAsync(Token);
        using var givesUp = new CancellationTokenSource();
        var gone = _pace.EnterAsync(givesUp.Token).AsTask();
        var next = _pace.EnterAsync(Token).AsTask();

        await givesUp.CancelAsync();
        Assert.False(next.IsCompleted);
        _pace.Leave(running, AwsFaultKind.Server);

        await next.WaitAsync(Signal.Patience, Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
    }

    private async Task SucceedAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _pace.Leave(await _pace.EnterAsync(Token), null);
        }
    }

    private async Task<List<int>> EnterAsync(int calls)
    {
        var rounds = new List<int>();
        for (var call = 0; call < calls; call++)
        {
            rounds.Add(await _pace.EnterAsync(Token));
        }

        return rounds;
    }
}
