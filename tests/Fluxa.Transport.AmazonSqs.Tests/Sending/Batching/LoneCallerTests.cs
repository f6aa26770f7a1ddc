using Fluxa.Transport.AmazonSqs.Sending.Batching;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending.Batching;

public sealed class LoneCallerTests
{
    private readonly GatedCalls _calls = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lone_caller_goes_on_where_its_call_ends()
    {
        await using var batcher = Batcher();
        var wentOn = GoOnAsync(batcher.AddAsync("lone", 1, Token));

        (await _calls.NextAsync(0)).Succeed();
        var endedOn = Environment.CurrentManagedThreadId;

        Assert.True(wentOn.IsCompleted, "The caller was put off to another thread");
        Assert.Equal(endedOn, await wentOn);

        static async Task<int> GoOnAsync(Task<string> answer)
        {
            await answer.ConfigureAwait(false);
            return Environment.CurrentManagedThreadId;
        }
    }

    [Fact]
    public async Task What_a_lone_caller_does_next_holds_up_nobody_who_waits()
    {
        await using var batcher = Batcher();
        var callsThen = GoOnAsync(batcher.AddAsync("lone", 1, Token), _calls);
        var second = batcher.AddAsync("second", 1, Token);

        (await _calls.NextAsync(0)).Succeed();

        Assert.Equal(2, await callsThen);
        (await _calls.NextAsync(1)).Succeed();
        Assert.Equal("done second", await second);

        static async Task<int> GoOnAsync(Task<string> answer, GatedCalls calls)
        {
            await answer.ConfigureAwait(false);
            return calls.Started.Count;
        }
    }

    [Fact]
    public async Task A_lone_caller_may_give_up_while_its_call_is_under_way()
    {
        await using var batcher = Batcher();
        using var giveUp = new CancellationTokenSource();
        var answer = batcher.AddAsync("lone", 1, giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        (await _calls.NextAsync(0)).Succeed();
    }

    [Fact]
    public async Task A_lone_caller_whose_call_breaks_learns_why()
    {
        await using var batcher = Batcher();
        var answer = batcher.AddAsync("lone", 1, Token);

        (await _calls.NextAsync(0)).Fail(new TimeoutException("too late"));

        await Assert.ThrowsAsync<TimeoutException>(() => answer);
    }

    private NaturalBatcher<string, string> Batcher() =>
        new(new BatchLimits(10, 1_000), new BatchingSettings { EagerCalls = 1, MaxConcurrentCalls = 1 }, _calls.CallAsync);
}
