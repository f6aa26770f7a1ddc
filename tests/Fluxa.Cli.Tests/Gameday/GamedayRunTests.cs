using System.Text.Json;

namespace Fluxa.Cli.Tests.Gameday;

/// <summary>One game day, on real processes: the wrong deployment, whose steps wait for outcomes and for no clock.</summary>
public sealed class GamedayRunTests
{
    [Fact]
    public async Task A_wrong_deployment_is_seen_stopped_by_its_canary_mended_and_repaired()
    {
        var (exitCode, output, error) = await CommandLine.RunAsync("gameday", "run", "wrong-deploy", "--json");

        Assert.True(exitCode == ExitCodes.Done, $"{output}\n{error}");
        var outcome = JsonElement.Parse(output).GetProperty("outcomes")[0];
        Assert.Empty(outcome.GetProperty("faults").EnumerateArray());
        Assert.True(outcome.GetProperty("failures").GetProperty("unexpected_error").GetInt32() > 0);
    }
}
