using System.Globalization;
using System.Text.RegularExpressions;
using Fluxa.Alarms;
using Fluxa.Deploy.Environments;

namespace Fluxa.Deploy.Tests.Delivery;

/// <summary>docs/cost.md computes what it says, from what was counted.</summary>
public sealed partial class CostPageTests
{
    private const int HoursOfMonth = 730;

    /// <summary>What two runs of a bench differ by.</summary>
    private const decimal Tolerance = 0.15m;

    private static readonly Dictionary<string, CostRow[]> Tables = Headings().Split(SourceTree.Read("docs/cost.md"))[1..].Chunk(2)
        .ToDictionary(section => section[0].Trim(), section => Rows().Matches(section[1]).Select(CostRow.Read).ToArray());

    [Fact]
    public void Every_product_is_right()
        => Assert.All(Tables.Values.SelectMany(rows => rows), row => Assert.Equal(Cents(row.Quantity * row.Price), row.Cost));

    [Fact]
    public void Every_sum_is_right()
    {
        var sums = Sum().Matches(SourceTree.Read("docs/cost.md")).Select(match => Number(match.Groups["sum"].Value));

        Assert.Equal(Tables.Values.Where(rows => rows.Length > 0).Select(rows => rows.Sum(row => row.Cost)), sums);
    }

    [Fact]
    public void Requests_are_those_that_the_bench_counted()
        => Near(Measured("SQS and SNS an event (`requests`)"), Of("A million events", "SQS and SNS: receive, delete, publish").Quantity);

    [Fact]
    public void Processor_time_is_that_which_the_bench_counted()
    {
        var microseconds = Measured("(`post_cpu`)") + Measured("(`cpu`)") - Measured("(`cpu_postgres`)");

        Near(microseconds / 3600, Of("A million events", "Fargate: CPU of Ingest and Processor").Quantity);
    }

    [Fact]
    public void An_idle_month_is_what_the_deployment_makes()
    {
        var sizes = EnvironmentPlan.Prod.Sizes.Values;

        Assert.Equal(sizes.Sum(size => size.Least * size.Cpu / 1024m) * HoursOfMonth, Of("An idle month", "Fargate: CPU").Quantity);
        Assert.Equal(sizes.Sum(size => size.Least * size.MemoryMiB / 1024m) * HoursOfMonth, Of("An idle month", "Fargate: memory").Quantity);
        Assert.Equal(EnvironmentPlan.Prod.NatGateways * HoursOfMonth, Of("An idle month", "NAT gateways").Quantity);
        Assert.Equal(FluxaAlarms.All.Sum(alarm => alarm.Services.Count + (alarm.OnAws is null ? 0 : 1)), Of("An idle month", "Alarms").Quantity);
        Assert.Contains(EnvironmentPlan.Prod.DatabaseInstance, Of("An idle month", "RDS: db.m7g.large, two zones").What, StringComparison.Ordinal);
    }

    private static CostRow Of(string table, string what) => Tables[table].Single(row => row.What == what);

    private static void Near(decimal measured, decimal stated) =>
        Assert.True(Math.Abs(measured - stated) <= measured * Tolerance, $"docs/metrics.md says {measured}, docs/cost.md {stated}: compute the page anew");

    /// <summary>Fluxa's figure in the row of the bench's table.</summary>
    private static decimal Measured(string label)
    {
        var row = SourceTree.Read("docs/metrics.md").Split('\n').Single(line => line.StartsWith('|') && line.Contains(label, StringComparison.Ordinal) && line.Split('|').Length == 9);
        return Number(row.Split('|')[4]);
    }

    private static decimal Cents(decimal dollars) => Math.Round(dollars, 2, MidpointRounding.AwayFromZero);

    private static decimal Number(string text) => decimal.Parse(text.Trim(), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^\| (?<what>[^|*]+) \| (?<from>[^|]+) \| (?<quantity>[0-9,.]+) \| (?<unit>[^|]+) \| (?<price>[0-9.]+) \| (?<cost>[0-9.]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"\| \*\*(?<sum>[0-9.]+)\*\* \|")]
    private static partial Regex Sum();

    private sealed record CostRow(string What, decimal Quantity, decimal Price, decimal Cost)
    {
        public static CostRow Read(Match row) => new(row.Groups["what"].Value, Number(row.Groups["quantity"].Value), Number(row.Groups["price"].Value), Number(row.Groups["cost"].Value));
    }
}
