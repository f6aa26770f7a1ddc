using System.Text.Json;
using Fluxa.Cli.Bench;
using Fluxa.Cli.Bench.Pipeline;
using Fluxa.Cli.Bench.Report;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Tests.Bench;

public sealed class PipelineBenchTests
{
    private static readonly string[] Measures =
    [
        "processor_rate", "statements", "requests", "wal", "cpu", "cpu_postgres", "cpu_emulator", "duplicates_rate", "throughput_events_per_min",
        "post_rate", "post_p99", "post_cpu",
        "alone", "batching_adds",
        "visible_p50", "visible_p99", "end_to_end_async_p95_ms", "ingest_p95_ms", "process_p95_ms",
        "memory_ingest", "memory_processor", "memory_slope",
        "two_processors",
    ];

    [Fact]
    public async Task A_small_run_goes_the_whole_way_and_its_json_has_all_measures()
    {
        using var output = new StringWriter();
        var screen = new BenchScreen(json: true, output, TextWriter.Null);
        var settings = new BenchSettings(Rounds: 1, Scale: 0.002, screen) { Soak = TimeSpan.FromSeconds(1) };

        screen.Show(await new PipelineBench(TimeProvider.System).RunAsync(settings, TestContext.Current.CancellationToken));

        using var document = JsonDocument.Parse(output.ToString());
        var rows = document.RootElement.GetProperty("measures").EnumerateArray().ToList();
        Assert.Equal(Measures, rows.Select(row => row.GetProperty("key").GetString()));
        Assert.All(
            rows.Where(row => !Signed.Contains(row.GetProperty("key").GetString())),
            row => Assert.True(row.GetProperty("fluxa").GetDouble() > 0, row.ToString()));
    }

    // Differences and slopes may be anything; a round this small may take no measurable CPU.
    private static readonly string[] Signed = ["batching_adds", "memory_slope", "cpu_postgres", "cpu_emulator", "post_cpu", "cpu"];

    [Fact]
    public async Task The_metrics_page_names_each_measure()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Checkout.Find().Root, "docs", "metrics.md"), TestContext.Current.CancellationToken);

        Assert.All(Measures, measure => Assert.Contains($"`{measure}`", page, StringComparison.Ordinal));
    }
}
