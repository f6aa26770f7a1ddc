using Fluxa.Cli.Bench.Pipeline;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Bench.Recovery;

/// <summary>A full error queue until it is empty: the bare loop and Recovery.</summary>
internal sealed class CollectRounds(RecoveryGround ground)
{
    private const int Usual = 20_000;
    private readonly BareCollect _bare = new(ground);

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        await _bare.PrepareAsync(cancellationToken);
        var count = ground.Settings.Scaled(Usual, 10);
        var (floor, ours) = await new Comparison(ground.Settings.Rounds, ground.Settings.Screen).RunAsync(
            "Collect, failures/s",
            async token =>
            {
                await QueueFill.RunAsync(ground.BareErrors, ground.Failures(count, "bench"), token);
                var started = ground.Clock.GetTimestamp();
                await _bare.DrainAsync(count, token);
                return count / ground.Clock.GetElapsedTime(started).TotalSeconds;
            },
            async token => count / (await ground.CollectAsync(ground.Failures(count, "bench"), token)).TotalSeconds,
            cancellationToken);
        return [new("collect_rate", "Collect: full error queue → failures committed, queue empty", "failures/s", ours, floor, "bare loop", BenchTarget.AtLeastValue(3000))];
    }
}
