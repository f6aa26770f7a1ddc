using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench.Rounds;

/// <summary>Floor and ours by turns, in one run: what disturbs the machine disturbs both.</summary>
/// <param name="rounds">How many rounds are counted, at least 1; one more before them warms up.</param>
/// <param name="screen">Hears of every round.</param>
internal sealed class Comparison(int rounds, BenchScreen screen)
{
    /// <summary>The medians of both.</summary>
    /// <param name="title">What is measured.</param>
    /// <param name="floor">Measures one round of the floor.</param>
    /// <param name="ours">Measures one round of ours.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<(double Floor, double Ours)> RunAsync(
        string title,
        Func<CancellationToken, Task<double>> floor,
        Func<CancellationToken, Task<double>> ours,
        CancellationToken cancellationToken)
    {
        List<double> floors = [];
        List<double> own = [];
        for (var round = 0; round <= rounds; round++)
        {
            var first = await floor(cancellationToken);
            var second = await ours(cancellationToken);
            if (round == 0)
            {
                screen.Progress($"{title}: warm-up done");
                continue;
            }

            floors.Add(first);
            own.Add(second);
            screen.Progress($"{title}: round {round} of {rounds}: floor {BenchFigure.Of(first)}, Fluxa {BenchFigure.Of(second)}, ratio {BenchFigure.Of(second / first)}");
        }

        return (Median.Of(floors), Median.Of(own));
    }
}
