using Fluxa.Transport.AmazonSqs.Sending.Batching;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending.Batching;

public sealed class NaturalBatcherConcurrencyTests
{
    private readonly GatedCalls _calls = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
    public async Task Bytes_that_have_left_do_not_count_as_waiting()
    {
        await using var batcher = Batcher(calls: 3, maxBytes: 100, eager: 1);
        List<Task<string>> results = [batcher.AddAsync("1", 1, Token), batcher.AddAsync("100", 100, Token)];

        results.Add(batcher.AddAsync("2", 2, Token));

        Assert.Equal(2, _calls.Started.Count);
        (await _calls.NextAsync(1)).Succeed();
        (await _calls.NextAsync(0)).Succeed();
        (await _calls.NextAsync(2)).Succeed();
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
