using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Load;

/// <summary>Asks Query for an accepted event until it is there.</summary>
internal sealed class Visibility(FluxaClient client, LoadFigures figures, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(5);

    /// <summary>Asks again after this share of the time so far: a measured time is too long by that much at most, and a slow system isn't asked to death.</summary>
    private const double Resolution = 0.1;

    public async Task AwaitAsync(Guid id, long number, CancellationToken cancellationToken)
    {
        var accepted = clock.GetTimestamp();
        while (await client.FindAsync(id, cancellationToken) is null)
        {
            var elapsed = clock.GetElapsedTime(accepted);
            if (elapsed > Limit)
            {
                figures.NotVisible();
                return;
            }

            await Task.Delay(elapsed * Resolution > AskAgain ? elapsed * Resolution : AskAgain, clock, cancellationToken);
        }

        figures.Visible(number);
    }
}
