using System.Runtime;
using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench.Rounds;

/// <summary>Several sides by turns, in one run: what disturbs the machine disturbs all of them.</summary>
/// <param name="rounds">How many rounds are counted, at least 1.</param>
/// <param name="screen">Hears of every round.</param>
/// <param name="warmUps">How many rounds come before them, uncounted: code is compiled in them, and again once it has proved hot.</param>
/// <param name="mostWarmUps">How many there may be in all while the runtime still compiles; zero: no more than <paramref name="warmUps"/>.</param>
/// <param name="rotates">Whether each round begins with another side, so that none always has the same before it; not where a side needs what the one before it made.</param>
internal sealed class Turns(int rounds, BenchScreen screen, int warmUps, int mostWarmUps = 0, bool rotates = false)
{
    /// <summary>Methods compiled in a round of all sides: beyond that, compiling takes a share of its time that can be seen.</summary>
    private const int Warm = 40;

    /// <summary>Each side's figures, round by round; the first side is what the others are held against.</summary>
    /// <param name="title">What is measured.</param>
    /// <param name="shown">The figure that the screen hears of.</param>
    /// <param name="sides">Each measures one round of itself.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<IReadOnlyList<IReadOnlyDictionary<string, double>>>> RunAsync(
        string title, string shown, IReadOnlyList<Side> sides, CancellationToken cancellationToken)
    {
        for (var (number, compiled) = (1, int.MaxValue); number <= warmUps || (number <= mostWarmUps && compiled > Warm); number++)
        {
            var before = JitInfo.GetCompiledMethodCount();
            await RoundAsync(number);
            compiled = (int)(JitInfo.GetCompiledMethodCount() - before);
            screen.Progress($"{title}: warm-up done");
        }

        var figures = sides.Select(_ => new List<IReadOnlyDictionary<string, double>>()).ToList();
        for (var round = 1; round <= rounds; round++)
        {
            var taken = await RoundAsync(round);
            figures.Zip(taken).ToList().ForEach(pair => pair.First.Add(pair.Second));
            screen.Progress($"{title}: round {round} of {rounds}: {string.Join(", ", sides.Zip(taken, (side, figure) => $"{side.Name} {Shown(figure)}"))}");

            string Shown(IReadOnlyDictionary<string, double> figure) => ReferenceEquals(figure, taken[0])
                ? BenchFigure.Of(figure[shown])
                : $"{BenchFigure.Of(figure[shown])} ({BenchFigure.Of(figure[shown] / taken[0][shown])})";
        }

        return figures;

        async Task<IReadOnlyDictionary<string, double>[]> RoundAsync(int round)
        {
            var taken = new IReadOnlyDictionary<string, double>[sides.Count];
            for (var turn = 0; turn < sides.Count; turn++)
            {
                var side = (turn + (rotates ? round : 0)) % sides.Count;
                taken[side] = await sides[side].MeasureAsync(cancellationToken);
            }

            return taken;
        }
    }
}
