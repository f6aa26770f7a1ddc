using BenchmarkDotNet.Attributes;
using Fluxa.Transport.AmazonSqs.Sending.Batching;

namespace Fluxa.Benchmarks;

/// <summary>What the batcher adds to a call that costs nothing: for a lone caller, and for a hundred at once.</summary>
public class BatcherBenchmarks : IAsyncDisposable
{
    private const int Callers = 100;
    private readonly Task[] _answers = new Task[Callers];
    private NaturalBatcher<int, int> _atOnce = null!;
    private NaturalBatcher<int, int> _later = null!;

    [GlobalSetup]
    public void Create()
    {
        _atOnce = new(new BatchLimits(10, 1 << 20), new BatchingSettings(), Answer);
        _later = new(new BatchLimits(10, 1 << 20), new BatchingSettings(), async batch =>
        {
            await Task.Yield();
            await Answer(batch);
        });
    }

    [Benchmark]
    public Task<int> One_caller() => _atOnce.AddAsync(1, bytes: 1_000, CancellationToken.None);

    [Benchmark(OperationsPerInvoke = Callers)]
    public Task A_hundred_callers()
    {
        for (var caller = 0; caller < Callers; caller++)
        {
            _answers[caller] = _later.AddAsync(caller, bytes: 1_000, CancellationToken.None);
        }

        return Task.WhenAll(_answers);
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _atOnce.DisposeAsync();
        await _later.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static Task Answer(Batch<int, int> batch)
    {
        for (var position = 0; position < batch.Count; position++)
        {
            batch.Answer(position, batch.Entries[position]);
        }

        return Task.CompletedTask;
    }
}
