using System.Text.Json;
using Fluxa.Cli.Bench;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Store;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Tests.Bench;

public sealed class StoreBenchTests
{
    private static readonly string[] Measures =
        ["outbox_sweep_rate", "outbox_store_rate", "inbox_clean_slowest", "inbox_clean_step", "inbox_clean_rate", "inbox_cleaned"];

    [Fact]
    public async Task A_small_run_measures_everything_and_cleans_what_may_go()
    {
        using var output = new StringWriter();
        var screen = new BenchScreen(json: true, output, TextWriter.Null);

        screen.Show(await new StoreBench(TimeProvider.System).RunAsync(new BenchSettings(Rounds: 1, Scale: 0.005, screen), TestContext.Current.CancellationToken));

        using var document = JsonDocument.Parse(output.ToString());
        var figures = document.RootElement.GetProperty("measures").EnumerateArray()
            .ToDictionary(row => row.GetProperty("key").GetString()!, row => row.GetProperty("fluxa").GetDouble());
        Assert.Equal(Measures, figures.Keys);
        Assert.All(figures.Values, figure => Assert.True(figure > 0));
        Assert.InRange(figures["inbox_clean_step"], 1, 1000);
        Assert.Equal(500, figures["inbox_cleaned"]);
    }

    [Fact]
    public async Task The_metrics_page_names_each_measure()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Checkout.Find().Root, "docs", "metrics.md"), TestContext.Current.CancellationToken);

        Assert.All(Measures, measure => Assert.Contains($"`{measure}`", page, StringComparison.Ordinal));
    }
}
