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
        var batcher = Batcher();
        using var giveUp = new CancellationTokenSource();
        var blocking = batcher.AddAsync("blocking", 1, Token);
        var gone = batcher.AddAsync("gone", 1, giveUp.Token);

        await giveUp.CancelAsync();
        (await _calls.NextAsync(0)).Succeed();

        Assert.Equal("done blocking", await blocking);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await batcher.DisposeAsync();
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
        Assert.InRange(calls, 2_000, 4_000);

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
