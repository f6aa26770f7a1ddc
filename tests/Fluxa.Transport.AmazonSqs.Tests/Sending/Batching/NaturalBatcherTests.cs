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
    public async Task No_more_calls_are_under_way_than_allowed()
    {
        await using var batcher = Batcher(calls: 2);
        List<Task<string>> results = [.. "abcd".Select(letter => batcher.AddAsync(letter.ToString(), 1, Token))];

        Assert.Equal(2, _calls.Started.Count);
        (await _calls.NextAsync(1)).Succeed();
        var third = await _calls.NextAsync(2);

        Assert.Equal(["c", "d"], third.Entries);
        third.Succeed();
        (await _calls.NextAsync(0)).Succeed();
        await Task.WhenAll(results);
    }

    [Fact]
    public async Task Beyond_the_eager_calls_one_starts_only_for_a_full_batch()
    {
        await using var batcher = Batcher(calls: 2, eager: 1);

        List<Task<string>> results = [.. Enumerable.Range(0, 10).Select(number => batcher.AddAsync($"{number}", 1, Token))];
        Assert.Equal(1, _calls.Started.Count);
        results.Add(batcher.AddAsync("10", 1, Token));
        Assert.Equal(2, _calls.Started.Count);
        results.AddRange(Enumerable.Range(11, 11).Select(number => batcher.AddAsync($"{number}", 1, Token)));
        Assert.Equal(2, _calls.Started.Count);

        var full = await _calls.NextAsync(1);
        Assert.Equal(10, full.Entries.Count);
        full.Succeed();
        (await _calls.NextAsync(2)).Succeed();
        (await _calls.NextAsync(0)).Succeed();
        (await _calls.NextAsync(3)).Succeed();
        Assert.Equal(22, (await Task.WhenAll(results)).Length);
    }

    [Fact]
    public async Task A_batch_full_by_its_bytes_starts_a_call_too()
    {
        await using var batcher = Batcher(calls: 2, maxBytes: 100, eager: 1);

        List<Task<string>> results = [batcher.AddAsync("1", 1, Token), batcher.AddAsync("60", 60, Token), batcher.AddAsync("40", 40, Token)];

        Assert.Equal("60+40", string.Join('+', (await _calls.NextAsync(1)).Entries));
        (await _calls.NextAsync(1)).Succeed();
        (await _calls.NextAsync(0)).Succeed();
        await Task.WhenAll(results);
    }

    [Fact]
    public async Task A_call_beyond_the_eager_ones_leaves_the_few_who_wait_to_the_next_that_ends()
    {
        await using var batcher = Batcher(calls: 2, eager: 1);
        List<Task<string>> results = [.. Enumerable.Range(0, 12).Select(number => batcher.AddAsync($"{number}", 1, Token))];

        var full = await _calls.NextAsync(1);
        full.Succeed();
        await results[10];
        Assert.False(results[11].IsCompleted);
        (await _calls.NextAsync(0)).Succeed();
        var last = await _calls.NextAsync(2);
        last.Succeed();

        Assert.Equal(["11"], last.Entries);
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

    [Fact]
    public async Task Every_caller_of_a_storm_gets_its_own_answer()
    {
        await using var batcher = new NaturalBatcher<string, string>(new BatchLimits(10, 1000), new BatchingSettings(), EchoAsync);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20_000).Select(number => Task.Run(() => batcher.AddAsync($"{number}", number % 300, Token), Token)));

        Assert.Equal(Enumerable.Range(0, 20_000).Select(number => $"done {number}"), answers);

        static async Task EchoAsync(Batch<string, string> batch)
        {
            await Task.Yield();
            for (var position = 0; position < batch.Count; position++)
            {
                batch.Answer(position, "done " + batch.Entries[position]);
            }
        }
    }

    private NaturalBatcher<string, string> Batcher(int calls, long maxBytes = 1000, int? eager = null) =>
        new(new BatchLimits(10, maxBytes), new BatchingSettings { EagerCalls = eager ?? calls, MaxConcurrentCalls = calls }, _calls.CallAsync);
}
