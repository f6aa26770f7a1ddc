using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Tests.Bench;

public sealed class TurnsTests
{
    [Fact]
    public async Task Each_round_begins_with_another_side_and_each_side_keeps_its_own_figures()
    {
        List<string> order = [];

        var taken = await new Turns(2, new BenchScreen(json: false, TextWriter.Null, TextWriter.Null), warmUps: 1, rotates: true).RunAsync(
            "turns", "figure", [Side("a", 1), Side("b", 2), Side("c", 3)], TestContext.Current.CancellationToken);

        Assert.Equal("bca bca cab", string.Join(' ', order.Chunk(3).Select(round => string.Concat(round))));
        Assert.Equal([[1, 1], [2, 2], [3, 3]], taken.Select(rounds => rounds.Select(round => round["figure"]).ToArray()));

        Side Side(string name, double figure) => new(name, _ =>
        {
            order.Add(name);
            return Task.FromResult<IReadOnlyDictionary<string, double>>(new Dictionary<string, double> { ["figure"] = figure });
        });
    }
}
