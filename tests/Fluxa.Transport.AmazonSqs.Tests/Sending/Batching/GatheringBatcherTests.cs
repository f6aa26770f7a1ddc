using Fluxa.Transport.AmazonSqs.Sending.Batching;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending.Batching;

/// <summary>A batcher for entries whose callers can wait: it prefers full calls to early ones.</summary>
public sealed class GatheringBatcherTests
{
    private readonly GatedCalls _calls = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sends_one_that_stays_alone()
    {
        await using var batcher = Batcher();

        var answer = batcher.AddAsync("lone", 1, Token);
        (await _calls.NextAsync(0)).Succeed();

        Assert.Equal("done lone", await answer);
    }

    [Fact]
    public async Task Ends_when_those_it_gathered_for_have_given_up()
    {
        var released = new TaskCompletionSource();
        var batcher = new NaturalBatcher<string, string>(new BatchLimits(10, 1000), BatchingSettings.Deletes, AnswerLateAsync);
        using var giveUp = new CancellationTokenSource();
        var gone = batcher.AddAsync("gone", 1, giveUp.Token);

        // Before it was gathered or just after: either way it is gone, and nothing is left to do.
#pragma warning disable CA1849 // At once, not on some thread later.
        giveUp.Cancel();
#pragma warning restore CA1849

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        released.SetResult();
        await batcher.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Token);

        async Task AnswerLateAsync(Batch<string, string> batch)
        {
            await released.Task;
            batch.Answer(0, "too late");
        }
    }

    [Fact]
    public async Task Lets_callers_go_on_where_their_call_ended()
    {
        await using var batcher = Batcher();
        var wentOn = GoOnAsync(batcher.AddAsync("1", 1, Token));

        var call = await _calls.NextAsync(0);
        call.Succeed();

        Assert.True(wentOn.IsCompleted, "The caller was put off to another thread");

        static async Task GoOnAsync(Task<string> answer) => await answer.ConfigureAwait(false);
    }

    [Fact]
    public async Task Every_caller_of_a_storm_gets_its_own_answer()
    {
        var calls = 0;
        await using var batcher = new NaturalBatcher<string, string>(new BatchLimits(10, 1000), BatchingSettings.Deletes, EchoAsync);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20_000).Select(number => Task.Run(() => batcher.AddAsync($"{number}", 1, Token), Token)));

        Assert.Equal(Enumerable.Range(0, 20_000).Select(number => $"done {number}"), answers);
        Assert.InRange(calls, 2_000, 10_000);

        async Task EchoAsync(Batch<string, string> batch)
        {
            Interlocked.Increment(ref calls);
            await Task.Yield();
            for (var position = 0; position < batch.Count; position++)
            {
                batch.Answer(position, "done " + batch.Entries[position]);
            }
        }
    }

    private NaturalBatcher<string, string> Batcher() => new(new BatchLimits(10, 1_000), BatchingSettings.Deletes, _calls.CallAsync);
}
