using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Tests.Bench;

public sealed class ComparisonTests
{
    private static readonly double[] Floors = [1000, 10, 30, 20];
    private static readonly double[] Own = [1000, 5, 4, 6];

    [Fact]
    public async Task Measures_by_turns_and_leaves_the_warm_up_out()
    {
        List<string> order = [];
        using var error = new StringWriter();

        var medians = await new Comparison(3, new BenchScreen(json: false, TextWriter.Null, error)).RunAsync(
            "consume", Next("floor", Floors, order), Next("ours", Own, order), TestContext.Current.CancellationToken);

        Assert.Equal((20.0, 5.0), medians);
        Assert.Equal(["floor", "ours", "floor", "ours", "floor", "ours", "floor", "ours"], order);
        Assert.Contains("consume: round 3 of 3: floor 20, Fluxa 6 (0.3)", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_figure_of_a_round_has_its_own_median()
    {
        var figures = await new Comparison(3, new BenchScreen(json: false, TextWriter.Null, TextWriter.Null)).RunAsync(
            "consume", "rate", Pairs(Floors), Pairs(Own), TestContext.Current.CancellationToken);

        Assert.Equal((20.0, -20.0), (figures.Floor("rate"), figures.Floor("cpu")));
        Assert.Equal((5.0, -5.0), (figures.Ours("rate"), figures.Ours("cpu")));
    }

    [Theory]
    [InlineData(2.0, 1.0, 2.0, 3.0)]
    [InlineData(2.5, 4.0, 1.0, 3.0, 2.0)]
    [InlineData(7.0, 7.0)]
    public void A_median_is_the_middle(double median, params double[] values) => Assert.Equal(median, Median.Of(values));

    [Fact]
    public void No_round_has_no_median() => Assert.Throws<ArgumentException>(() => Median.Of([]));

    private static Func<CancellationToken, Task<IReadOnlyDictionary<string, double>>> Pairs(double[] values)
    {
        var at = 0;
        return _ => Task.FromResult<IReadOnlyDictionary<string, double>>(new Dictionary<string, double> { ["rate"] = values[at], ["cpu"] = -values[at++] });
    }

    private static Func<CancellationToken, Task<double>> Next(string name, double[] values, List<string> order)
    {
        var at = 0;
        return _ =>
        {
            order.Add(name);
            return Task.FromResult(values[at++]);
        };
    }
}
