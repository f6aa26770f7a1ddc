using System.Collections.Concurrent;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Verify;

/// <summary>Reads every accepted event until all are there, or no further one has come for too long.</summary>
internal sealed class Reading(FluxaClient client, TimeSpan patience, int atOnce, VerifyScreen screen, TimeProvider clock)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(200);

    public async Task<(IReadOnlyList<ExpectedEvent> Missing, IReadOnlyList<string> Differences)> ReadAsync(IReadOnlyList<ExpectedEvent> accepted, CancellationToken cancellationToken)
    {
        var differences = new ConcurrentBag<string>();
        var missing = accepted;
        var moved = clock.GetTimestamp();
        while (missing.Count > 0 && clock.GetElapsedTime(moved) < patience)
        {
            var still = await RoundAsync(missing, differences, cancellationToken);
            if (still.Count < missing.Count)
            {
                moved = clock.GetTimestamp();
            }

            missing = still;
            screen.Progress("read back", accepted.Count - missing.Count, accepted.Count);
            if (missing.Count > 0)
            {
                await Task.Delay(AskAgain, clock, cancellationToken);
            }
        }

        return (missing, [.. differences]);
    }

    private async Task<IReadOnlyList<ExpectedEvent>> RoundAsync(IReadOnlyList<ExpectedEvent> wanted, ConcurrentBag<string> differences, CancellationToken cancellationToken)
    {
        var still = new ConcurrentBag<ExpectedEvent>();
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, async (expected, token) =>
        {
            if (await client.FindAsync(expected.Id, token) is not { } found)
            {
                still.Add(expected);
                return;
            }

            foreach (var difference in EventFields.Differences(expected, found))
            {
                differences.Add($"{expected.Id} ({expected.Kind}): {difference}");
            }
        });
        return [.. still];
    }
}
