using Fluxa.Cli.Bench;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Telemetry;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Tests.Bench;

public sealed class TelemetryBenchTests
{
    private static readonly string[] Figures = ["process_rate", "process_cpu", "post_rate", "post_cpu"];

    [Fact]
    public async Task A_small_run_measures_both_services_and_its_collector_gets_exports()
    {
        var screen = new BenchScreen(json: true, TextWriter.Null, TextWriter.Null);
        var bench = new TelemetryBench(TimeProvider.System);

        var report = await bench.RunAsync(new BenchSettings(Rounds: 1, Scale: 0.02, screen) { Only = ["otlp"] }, TestContext.Current.CancellationToken);

        Assert.Equal(Figures.Select(figure => $"otlp_{figure}"), report.Measures.Select(measure => measure.Key));
        Assert.All(report.Measures.Where(measure => measure.Unit.EndsWith("/s", StringComparison.Ordinal)), measure => Assert.True(measure is { Fluxa: > 0, Floor: > 0 }, measure.ToString()));
        Assert.Contains(report.Notes, note => note.StartsWith("The collector was sent ", StringComparison.Ordinal) && !note.Contains(" 0 exports", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_metrics_page_names_each_way()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Checkout.Find().Root, "docs", "metrics.md"), TestContext.Current.CancellationToken);

        Assert.All(
            TelemetryMode.All("", "", "").SelectMany(mode => Figures.Select(figure => $"{mode.Key}_{figure}")),
            measure => Assert.Contains($"`{measure}`", page, StringComparison.Ordinal));
    }
}
