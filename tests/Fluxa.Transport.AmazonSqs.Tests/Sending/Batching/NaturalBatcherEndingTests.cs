using Fluxa.Transport.AmazonSqs.Sending.Batching;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending.Batching;

public sealed class NaturalBatcherEndingTests
{
    private readonly GatedCalls _calls = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_that_gives_up_while_waiting_takes_its_entry_along()
    {
        await using var batcher = Batcher(calls: 1);
        using var giveUp = new CancellationTokenSource();
        var first = batcher.AddAsync("a", 1, Token);
        var second = batcher.AddAsync("b", 1, Token);
        var given = batcher.AddAsync("c", 1, giveUp.Token);
        var fourth = batcher.AddAsync("d", 1, Token);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        (await _calls.NextAsync(0)).Succeed();
        var next = await _calls.NextAsync(1);
        next.Succeed();

        Assert.Equal(["b", "d"], next.Entries);
        Assert.Equal(["done a", "done b", "done d"], await Task.WhenAll(first, second, fourth));
    }

    [Fact]
    public async Task A_caller_that_gives_up_under_way_stops_waiting_and_harms_no_other()
    {
        await using var batcher = Batcher(calls: 1);
        using var giveUp = new CancellationTokenSource();
        var first = batcher.AddAsync("a", 1, Token);
        var given = batcher.AddAsync("b", 1, giveUp.Token);
        var third = batcher.AddAsync("c", 1, Token);
        (await _calls.NextAsync(0)).Succeed();
        var call = await _calls.NextAsync(1);

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        call.Succeed();

        Assert.Equal(["done a", "done c"], await Task.WhenAll(first, third));
    }

    [Fact]
    public async Task A_caller_that_has_given_up_before_sends_nothing()
    {
        await using var batcher = Batcher(calls: 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batcher.AddAsync("a", 1, new CancellationToken(canceled: true)));

        Assert.Equal(0, _calls.Started.Count);
    }

    [Fact]
    public async Task Disposal_finishes_what_was_asked_for_and_refuses_more()
    {
        var batcher = Batcher(calls: 1);
        var first = batcher.AddAsync("a", 1, Token);
        var second = batcher.AddAsync("b", 1, Token);

        var disposal = batcher.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => batcher.AddAsync("c", 1, Token));
        Assert.False(disposal.IsCompleted);
        (await _calls.NextAsync(0)).Succeed();
        (await _calls.NextAsync(1)).Succeed();
        await disposal;

        Assert.Equal(["done a", "done b"], await Task.WhenAll(first, second));
        Assert.Equal(2, _calls.Started.Count);
    }

    [Fact]
    public async Task Disposal_of_an_idle_batcher_is_immediate_and_can_be_repeated()
    {
        var batcher = Batcher(calls: 1);

        await batcher.DisposeAsync();
        await batcher.DisposeAsync();

        Assert.True(batcher.IsClosed);
    }

    private NaturalBatcher<string, string> Batcher(int calls) =>
        new(new BatchLimits(10, 1000), new BatchingSettings { EagerCalls = calls, MaxConcurrentCalls = calls }, _calls.CallAsync);
}
