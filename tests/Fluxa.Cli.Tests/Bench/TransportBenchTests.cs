using System.Text.Json;
using Fluxa.Cli.Bench;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Transport;

namespace Fluxa.Cli.Tests.Bench;

public sealed class TransportBenchTests
{
    private static readonly string[] Measures =
    [
        "consume_rate", "consume_cpu", "consume_allocated",
        "send_rate", "send_cpu", "send_allocated", "send_alone", "send_alone_unsigned",
        "publish_rate", "publish_cpu", "publish_allocated", "publish_alone", "publish_alone_unsigned",
        "requests",
    ];

    [Fact]
    public async Task A_small_run_measures_everything_on_both_sides()
    {
        using var output = new StringWriter();
        var screen = new BenchScreen(json: true, output, TextWriter.Null);

        var report = await new TransportBench().RunAsync(new BenchSettings(Rounds: 1, Scale: 0.01, screen), TestContext.Current.CancellationToken);
        screen.Show(report);

        using var document = JsonDocument.Parse(output.ToString());
        var rows = document.RootElement.GetProperty("measures").EnumerateArray().ToList();
        Assert.Equal(Measures, rows.Select(row => row.GetProperty("key").GetString()));
        Assert.All(rows.SkipLast(1), row => Assert.True(row.GetProperty("floor").GetDouble() > 0, row.ToString()));
        Assert.All(rows, row => Assert.True(row.GetProperty("fluxa").GetDouble() > 0, row.ToString()));
    }
}
