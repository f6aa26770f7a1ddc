using System.Text.Json;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Tests.Bench;

public sealed class BenchReportTests
{
    private static readonly BenchMeasure Consume = new("consume_rate", "consume", "messages/s", 8_500, 10_000, "receive and delete", BenchTarget.RatioAtLeast(0.85));
    private static readonly BenchMeasure Requests = new("requests", "requests a message", "requests", 0.4, Target: BenchTarget.AtMostValue(0.32));
    private static readonly BenchMeasure Allocated = new("allocated", "allocated a message", "KiB", 12.345);

    private static readonly BenchReport Report = new(
        "transport", new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero), "2 cores", 3, [Consume, Requests, Allocated], ["A note."]);

    [Theory]
    [InlineData(8_499.9, false)]
    [InlineData(8_500, true)]
    public void A_ratio_is_reached_at_its_limit(double ours, bool reached) => Assert.Equal(reached, (Consume with { Fluxa = ours }).Reached);

    [Theory]
    [InlineData(0.32, true)]
    [InlineData(0.33, false)]
    public void A_value_is_reached_at_its_limit(double ours, bool reached) => Assert.Equal(reached, (Requests with { Fluxa = ours }).Reached);

    [Fact]
    public void A_ratio_to_nothing_is_never_reached() => Assert.False((Consume with { Floor = 0 }).Reached);

    [Fact]
    public void One_missed_target_is_a_miss_and_a_printed_figure_is_none()
    {
        Assert.False(Report.AllReached);
        Assert.True((Report with { Measures = [Consume, Allocated] }).AllReached);
    }

    [Fact]
    public void Markdown_has_a_row_for_each_measure() => Assert.Equal(
        """
        `./fluxa bench transport`, 2026-11-21 12:00 UTC, 2 cores, medians of 3 rounds

        | measure | unit | floor | Fluxa | ratio | must reach | reached |
        |---|---|---|---|---|---|---|
        | consume (`consume_rate`) | messages/s | 10,000 (receive and delete) | 8,500 | 0.85 | ≥ 0.85 × | yes |
        | requests a message (`requests`) | requests | - | 0.4 | - | ≤ 0.32 | no |
        | allocated a message (`allocated`) | KiB | - | 12.35 | - | printed | - |

        A note.

        """,
        BenchMarkdown.Write(Report));

    [Fact]
    public void The_table_and_the_json_have_them_too()
    {
        using var table = new StringWriter();
        using var json = new StringWriter();

        new BenchScreen(json: false, table, TextWriter.Null).Show(Report);
        new BenchScreen(json: true, json, TextWriter.Null).Show(Report);

        Assert.Contains("receive and delete", table.ToString(), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.ToString());
        var row = document.RootElement.GetProperty("measures")[0];
        Assert.Equal(("consume_rate", 0.85, true), (row.GetProperty("key").GetString(), row.GetProperty("ratio").GetDouble(), row.GetProperty("reached").GetBoolean()));
        Assert.Equal(JsonOutput.Write(Report), json.ToString().TrimEnd());
    }
}
