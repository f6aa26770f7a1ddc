using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Stack;

namespace Fluxa.Cli.Bench.Recovery;

/// <summary><c>fluxa bench failures</c>: lists and counts with a million failures in the store.</summary>
internal sealed class SearchBench(TimeProvider clock) : IBench
{
    private const int Usual = 1_000_000;

    public string Name => "failures";

    public string About => "Measure Recovery's lists and exact counts with a million failures: every filter, for operators and for a tenant.";

    public async Task<BenchReport> RunAsync(BenchSettings settings, CancellationToken cancellationToken)
    {
        settings.Screen.Progress("Starting a stack of its own");
        await using var stack = await BenchStack.StartAsync(cancellationToken);
        var rows = settings.Scaled(Usual, 1000);
        settings.Screen.Progress($"Filling the store with {rows:#,0} failures");
        await FailureFill.RunAsync(stack, rows, cancellationToken);
        var recovery = await stack.StartServiceAsync("Fluxa.Recovery", cancellationToken);
        var searches = new SearchTimes(recovery.Url, settings);
        var measures = await searches.MeasureAsync(cancellationToken);
        return new BenchReport(
            Name, clock.GetUtcNow(), Machine.Description, settings.Rounds, measures,
            [$"{rows:#,0} failures of 5 tenants and 41 causes, nine in ten of them open, each with ids in its message. Over HTTP, one caller, page of 50.", searches.Slowest]);
    }
}
