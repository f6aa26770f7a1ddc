using System.Globalization;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;
using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>The same full queue for one Processor and for two.</summary>
/// <remarks>Not by turns: a second Processor that stands still holds receives that are under way, and the messages they bring.</remarks>
internal sealed class TwoProcessors(PipelineGround ground)
{
    public async Task<PartFigures> MeasureAsync(CancellationToken cancellationToken)
    {
        var one = await DrainAsync("One processor", [ground.Processor], cancellationToken);
        var second = await ground.Stack.StartServiceAsync("Fluxa.Processor", cancellationToken);
        var two = await DrainAsync("Two processors", [ground.Processor, second], cancellationToken);
        return new([new("two_processors", "Two processors", "events/s", MiddleOf(two), MiddleOf(one), "one processor")], Note(two[^1]));
    }

    private async Task<List<Drain>> DrainAsync(string who, IReadOnlyList<LocalService> processors, CancellationToken cancellationToken)
    {
        var count = ground.Settings.Scaled(DrainRounds.Messages, 20);
        var drain = new ProcessorDrain(ground.Stack, ground.Queue, ground.Clock);

        // A process that has just started compiles its code; the first drain is for that.
        await drain.RunAsync(processors, ground.Commands(count), cancellationToken);
        var rounds = new List<Drain>();
        for (var round = 1; round <= ground.Settings.Rounds; round++)
        {
            rounds.Add(await drain.RunAsync(processors, ground.Commands(count), cancellationToken));
            ground.Settings.Screen.Progress($"{who}: round {round} of {ground.Settings.Rounds}: {BenchFigure.Of(rounds[^1].PerSecond)} events/s");
        }

        return rounds;
    }

    private static double MiddleOf(List<Drain> rounds) => Median.Of([.. rounds.Select(round => round.PerSecond)]);

    private static string Note(Drain two)
    {
        var cores = (two.Used.DotnetMicroseconds + two.Used.PostgresMicroseconds + two.Used.EmulatorMicroseconds) / two.Elapsed.TotalMicroseconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"With two processors the cores in use are {cores:0.0} of {Environment.ProcessorCount}: processors {two.Used.DotnetMicroseconds / two.Elapsed.TotalMicroseconds:0.00}, PostgreSQL {two.Used.PostgresMicroseconds / two.Elapsed.TotalMicroseconds:0.00}, emulator {two.EmulatorShare:0.00} of its one thread. What saturates is {(two.EmulatorShare > 0.9 ? "the emulator" : cores > 0.85 * Environment.ProcessorCount ? "the machine's CPU" : "none of these alone: other work on this machine had the rest")}.");
    }
}
