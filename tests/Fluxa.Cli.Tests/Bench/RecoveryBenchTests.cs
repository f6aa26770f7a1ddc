using System.Text.Json;
using Fluxa.Cli.Bench;
using Fluxa.Cli.Bench.Recovery;
using Fluxa.Cli.Bench.Report;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Tests.Bench;

public sealed class RecoveryBenchTests
{
    private static readonly string[] Measures =
        ["redrive_rate", "redrive_rate_off", "redrive_processed", "collect_rate", "collect_backlog_rate", "collect_lost", "collect_memory", "collect_memory_growth"];

    private static readonly string[] Searches = ["list_p95", "count_p95", "list_median", "count_median"];

    [Fact]
    public async Task A_small_run_collects_and_sends_back_everything()
    {
        var figures = await RunAsync(new RecoveryBench(TimeProvider.System), 0.01);

        Assert.Equal(Measures, figures.Keys);
        Assert.Equal((100, 0), (figures["redrive_processed"], figures["collect_lost"]));
        Assert.True(figures["collect_rate"] > 0 && figures["collect_memory"] > 0);
    }

    [Fact]
    public async Task A_small_run_searches_by_every_filter()
    {
        var figures = await RunAsync(new SearchBench(TimeProvider.System), 0.001);

        Assert.Equal(Searches, figures.Keys);
        Assert.All(figures.Values, figure => Assert.True(figure > 0));
    }

    [Fact]
    public async Task The_metrics_page_names_each_measure()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Checkout.Find().Root, "docs", "metrics.md"), TestContext.Current.CancellationToken);

        Assert.All(Measures.Concat(Searches), measure => Assert.Contains($"`{measure}`", page, StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, double>> RunAsync(IBench bench, double scale)
    {
        using var output = new StringWriter();
        var screen = new BenchScreen(json: true, output, TextWriter.Null);
        screen.Show(await bench.RunAsync(new BenchSettings(Rounds: 1, Scale: scale, screen), TestContext.Current.CancellationToken));
        using var document = JsonDocument.Parse(output.ToString());
        return document.RootElement.GetProperty("measures").EnumerateArray().ToDictionary(row => row.GetProperty("key").GetString()!, row => row.GetProperty("fluxa").GetDouble());
    }
}
