using System.Globalization;
using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>The same full queue for one Processor and for two.</summary>
internal sealed class TwoProcessors(PipelineGround ground)
{
    // A process that has just started compiles its code; the first drain is for that.
    private const int WarmUps = 1;

    public async Task<(IReadOnlyList<BenchMeasure> Measures, string Note)> MeasureAsync(CancellationToken cancellationToken)
    {
        var count = ground.Settings.Scaled(DrainRounds.Messages, 20);
        var drain = new ProcessorDrain(ground.Stack, ground.Queue, ground.Clock);
        var one = await drain.RunAsync([ground.Processor], ground.Commands(count), cancellationToken);
        var second = await ground.Stack.StartServiceAsync("Fluxa.Processor", cancellationToken);
        for (var i = 0; i < WarmUps; i++)
        {
            await drain.RunAsync([ground.Processor, second], ground.Commands(count), cancellationToken);
        }

        var two = await drain.RunAsync([ground.Processor, second], ground.Commands(count), cancellationToken);
        ground.Settings.Screen.Progress(string.Create(CultureInfo.InvariantCulture, $"Two processors: {two.PerSecond:0} events/s, one: {one.PerSecond:0}"));
        return ([new("two_processors", "Two processors", "events/s", two.PerSecond, one.PerSecond, "one processor")], Note(two));
    }

    private static string Note(Drain two)
    {
        var cores = (two.Used.DotnetMicroseconds + two.Used.PostgresMicroseconds + two.Used.EmulatorMicroseconds) / two.Elapsed.TotalMicroseconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"With two processors the cores in use are {cores:0.0} of {Environment.ProcessorCount}: processors {two.Used.DotnetMicroseconds / two.Elapsed.TotalMicroseconds:0.00}, PostgreSQL {two.Used.PostgresMicroseconds / two.Elapsed.TotalMicroseconds:0.00}, emulator {two.EmulatorShare:0.00} of its one thread. What saturates is {(two.EmulatorShare > 0.9 ? "the emulator" : cores > 0.85 * Environment.ProcessorCount ? "the machine's CPU" : "none of these alone: other work on this machine had the rest")}.");
    }
}
