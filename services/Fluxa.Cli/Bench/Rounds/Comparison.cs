using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench.Rounds;

/// <summary>Floor and ours by turns, in one run: what disturbs the machine disturbs both.</summary>
/// <param name="rounds">How many rounds are counted, at least 1.</param>
/// <param name="screen">Hears of every round.</param>
/// <param name="warmUps">How many rounds come before them, uncounted: code is compiled in them, and again once it has proved hot.</param>
/// <param name="mostWarmUps">How many there may be in all while the runtime still compiles; zero: no more than <paramref name="warmUps"/>.</param>
internal sealed class Comparison(int rounds, BenchScreen screen, int warmUps = 1, int mostWarmUps = 0)
{
    private const string Only = "figure";

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
        var figures = await RunAsync(title, Only, Named(floor), Named(ours), cancellationToken);
        return (figures.Floor(Only), figures.Ours(Only));

        static Func<CancellationToken, Task<IReadOnlyDictionary<string, double>>> Named(Func<CancellationToken, Task<double>> measure) =>
            async token => new Dictionary<string, double> { [Only] = await measure(token) };
    }

    /// <summary>The medians of both where a round gives several figures.</summary>
    /// <param name="title">What is measured.</param>
    /// <param name="shown">The figure that the screen hears of.</param>
    /// <param name="floor">Measures one round of the floor.</param>
    /// <param name="ours">Measures one round of ours.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ComparedFigures> RunAsync(
        string title,
        string shown,
        Func<CancellationToken, Task<IReadOnlyDictionary<string, double>>> floor,
        Func<CancellationToken, Task<IReadOnlyDictionary<string, double>>> ours,
        CancellationToken cancellationToken)
    {
        var taken = await new Turns(rounds, screen, warmUps, mostWarmUps).RunAsync(title, shown, [new Side("floor", floor), new Side("Fluxa", ours)], cancellationToken);
        return new ComparedFigures(taken[0], taken[1]);
    }
}
