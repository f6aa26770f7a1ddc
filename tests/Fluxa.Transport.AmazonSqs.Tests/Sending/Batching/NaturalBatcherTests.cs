using Fluxa.Transport.AmazonSqs.Sending.Batching;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending.Batching;

public sealed class NaturalBatcherTests
{
    private readonly GatedCalls _calls = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_that_finds_a_free_call_goes_at_once_and_alone()
    {
        await using var batcher = Batcher(calls: 1);

        var result = batcher.AddAsync("a", 1, Token);

        Assert.Equal(1, _calls.Started.Count);
        var call = await _calls.NextAsync(0);
        Assert.Equal(["a"], call.Entries);
        call.Succeed();
        Assert.Equal("done a", await result);
    }

    [Fact]
    public async Task What_arrives_during_a_call_goes_together_in_the_next()
    {
        await using var batcher = Batcher(calls: 1);
        List<Task<string>> results = [.. "abcd".Select(letter => batcher.AddAsync(letter.ToString(), 1, Token))];

        (await _calls.NextAsync(0)).Succeed();
        var second = await _calls.NextAsync(1);
        second.Succeed();

        Assert.Equal(["b", "c", "d"], second.Entries);
        Assert.Equal(["done a", "done b", "done c", "done d"], await Task.WhenAll(results));
    }

    [Fact]
    public async Task A_call_takes_no_more_entries_than_allowed()
    {
        await using var batcher = Batcher(calls: 1);
        List<Task<string>> results = [.. Enumerable.Range(0, 22).Select(number => batcher.AddAsync($"{number}", 1, Token))];

        List<int> sizes = [];
        for (var number = 0; number < 4; number++)
        {
            var call = await _calls.NextAsync(number);
            sizes.Add(call.Entries.Count);
            call.Succeed();
        }

        Assert.Equal([1, 10, 10, 1], sizes);
        await Task.WhenAll(results);
    }

    [Fact]
    public async Task A_call_takes_no_more_bytes_than_allowed_and_no_one_overtakes()
    {
        await using var batcher = Batcher(calls: 1, maxBytes: 100);
        List<Task<string>> results =
        [
            batcher.AddAsync("first", 1, Token),
            batcher.AddAsync("60", 60, Token),
            batcher.AddAsync("40", 40, Token),
            batcher.AddAsync("1", 1, Token),
            batcher.AddAsync("100", 100, Token),
            batcher.AddAsync("2", 2, Token),
        ];

        List<string> calls = [];
        for (var number = 0; number < 5; number++)
        {
            var call = await _calls.NextAsync(number);
            calls.Add(string.Join('+', call.Entries));
            call.Succeed();
        }

        Assert.Equal(["first", "60+40", "1", "100", "2"], calls);
        await Task.WhenAll(results);
    }

    [Fact]
    public async Task A_call_that_fails_fails_each_of_its_callers_and_no_other()
    {
        await using var batcher = Batcher(calls: 1);
        var first = batcher.AddAsync("a", 1, Token);
        var second = batcher.AddAsync("b", 1, Token);
        var third = batcher.AddAsync("c", 1, Token);
        (await _calls.NextAsync(0)).Succeed();

        var call = await _calls.NextAsync(1);
        var later = batcher.AddAsync("d", 1, Token);
        call.Fail(new InvalidOperationException("broken"));
        (await _calls.NextAsync(2)).Succeed();

        Assert.Equal("done a", await first);
        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => second)).Message);
        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => third)).Message);
        Assert.Equal("done d", await later);
    }

    [Fact]
    public async Task An_entry_that_the_call_leaves_out_fails_instead_of_hanging()
    {
        await using var batcher = Batcher(calls: 1);
        var first = batcher.AddAsync("a", 1, Token);
        var second = batcher.AddAsync("b", 1, Token);
        var third = batcher.AddAsync("c", 1, Token);
        (await _calls.NextAsync(0)).Succeed();

        (await _calls.NextAsync(1)).Succeed(except: 0);

        Assert.Equal("done a", await first);
        await Assert.ThrowsAsync<UnansweredEntryException>(() => second);
        Assert.Equal("done c", await third);
    }

    private NaturalBatcher<string, string> Batcher(int calls, long maxBytes = 1000) =>
        new(new BatchLimits(10, maxBytes), new BatchingSettings { EagerCalls = calls, MaxConcurrentCalls = calls }, _calls.CallAsync);
}
