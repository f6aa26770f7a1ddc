using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Load;

/// <summary>Asks Query for an accepted event until it is there.</summary>
internal sealed class Visibility(FluxaClient client, LoadFigures figures, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>How far a measured time may be above the true one.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(10);

    public async Task AwaitAsync(Guid id, long number, CancellationToken cancellationToken)
    {
        var accepted = clock.GetTimestamp();
        while (await client.FindAsync(id, cancellationToken) is null)
        {
            if (clock.GetElapsedTime(accepted) > Limit)
            {
                figures.NotVisible();
                return;
            }

            await Task.Delay(AskAgain, clock, cancellationToken);
        }

        figures.Visible(number);
    }
}
