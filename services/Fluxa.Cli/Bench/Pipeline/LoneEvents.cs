using Fluxa.Cli.Bench.Bare;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>One event a second, alone: from the send of its message until its row is there. By turns through the bare calls (send, receive, statement) and through the Processor.</summary>
internal sealed class LoneEvents(PipelineGround ground)
{
    private const int Usual = 20;
    private const int WarmUps = 25_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task<PartFigures> MeasureAsync(CancellationToken cancellationToken)
    {
        await WarmUpAsync(cancellationToken);
        var bare = new List<double>();
        var ours = new List<double>();
        for (var i = 0; i < ground.Settings.Scaled(Usual, 2); i++)
        {
            bare.Add(await BareAsync(cancellationToken));
            await Task.Delay(Pause, ground.Clock, cancellationToken);
            ours.Add(await OursAsync(cancellationToken));
            await Task.Delay(Pause, ground.Clock, cancellationToken);
        }

        // The first ones warm up.
        var (floor, own) = (Median.Of([.. bare.Skip(1)]), Median.Of([.. ours.Skip(1)]));
        ground.Settings.Screen.Progress($"One event a second: bare {BenchFigure.Of(floor)} ms, Fluxa {BenchFigure.Of(own)} ms");
        return new(
        [
            new("alone", "One event a second: message sent → row there", "ms", own, floor, "bare calls"),
            new("batching_adds", "of it more than the bare calls", "ms", own - floor, Target: BenchTarget.AtMostValue(2)),
        ]);
    }

    /// <summary>A crowd before the lone ones, for both: what is measured is waiting, not compiling.</summary>
    private async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var crowd = ground.Commands(ground.Settings.Scaled(WarmUps, BareQueue.Batch));
        await QueueFill.RunAsync(ground.BareQueue, crowd, cancellationToken);
        await new BareLoop(ground.BareQueue, ground.Tables).DrainAsync(crowd.Count, cancellationToken);
        await new ProcessorDrain(ground.Stack, ground.Queue, ground.Clock).RunAsync([ground.Processor], crowd, cancellationToken);
    }

    private async Task<double> BareAsync(CancellationToken cancellationToken)
    {
        var loop = new BareLoop(ground.BareQueue, ground.Tables).RunOnceAsync(waitSeconds: 5, cancellationToken);
        var elapsed = await SendAndWatchAsync(ground.BareQueue, "bare_events", cancellationToken);
        await loop;
        return elapsed;
    }

    private Task<double> OursAsync(CancellationToken cancellationToken) => SendAndWatchAsync(ground.Queue, "events", cancellationToken);

    private async Task<double> SendAndWatchAsync(BareQueue queue, string table, CancellationToken cancellationToken)
    {
        var (id, message) = ground.Command();
        await using var connection = await ground.Stack.DataSource.OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select exists (select from {table} where tenant_id = 'default' and event_id = '{id}') /* bench */";
        await command.PrepareAsync(cancellationToken);
        await Task.Delay(Pause, ground.Clock, cancellationToken);

        var started = ground.Clock.GetTimestamp();
        await queue.SendAsync([message], cancellationToken);
        while (!(bool)(await command.ExecuteScalarAsync(cancellationToken))!)
        {
            await Task.Yield();
        }

        return ground.Clock.GetElapsedTime(started).TotalMilliseconds;
    }
}
