using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.EndToEnd.Tests.Chaos;

/// <summary>A short run of <c>fluxa verify --chaos</c>: everything fails at once, and nothing is lost.</summary>
[Collection(WholeMachine.Name)]
public sealed class ChaosTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_dies_and_whatever_gets_lost_every_acked_event_is_there_once()
    {
        var end = await LocalProgram.RunAsync(
            "Fluxa.Cli",
            ["verify", "--chaos", "--seed", "1", "--count", "3000", "--rate", "150"],
            new Dictionary<string, string?>(),
            Limit,
            _cancellationToken);

        Assert.False(end.TimedOut);
        Assert.True(end.ExitCode == 0, string.Join(Environment.NewLine, end.LastLines));
        Assert.Contains(end.LastLines, line => line.StartsWith("PASS: seed 1, 3000 events posted", StringComparison.Ordinal));
    }
}
