using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;
using Fluxa.Cli.Bench.Transport;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>Batches of 500 through one Ingest, beside a bare loop that sends the same commands.</summary>
internal sealed class BatchRounds(IngestStack stack, BenchSettings settings)
{
    private const int Events = 500;
    private const int Callers = 4;
    private const int BareLoops = 10;

    // The emulator, too, gets faster for a while.
    private const int WarmUps = 3;
    private const string FloorTitle = "10 loops of SendMessageBatch of 10";
    private readonly int _batches = settings.Scaled(80, Callers);

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        await stack.PostAsync("/events", System.Text.Encoding.UTF8.GetBytes(IngestStack.Event), cancellationToken);
        var bare = stack.Commands.SendBatchBody(await stack.Commands.TakeAsync(cancellationToken));
        var batch = IngestStack.Batch(Events);
        var comparison = new Comparison(settings.Rounds, settings.Screen, WarmUps);

        var (floor, ours) = await comparison.RunAsync(
            "batches of 500",
            token => RateAsync(BareLoops, _batches * Events / BareQueue.Batch, () => stack.Commands.SendBatchAsync(bare, token), token),
            token => RateAsync(Callers, _batches, () => stack.PostAsync("/events/batch", batch, token), token),
            cancellationToken);
        return [new("batch_rate", "POST /events/batch of 500, 4 callers", "events/s", ours, floor, FloorTitle, BenchTarget.RatioAtLeast(0.5))];
    }

    private async Task<double> RateAsync(int callers, int calls, Func<Task> call, CancellationToken cancellationToken)
    {
        var effort = await Effort.OfAsync(() => Crowd.RunAsync(callers, calls, call));
        await stack.Commands.PurgeAsync(cancellationToken);
        return _batches * Events / effort.Elapsed.TotalSeconds;
    }
}
