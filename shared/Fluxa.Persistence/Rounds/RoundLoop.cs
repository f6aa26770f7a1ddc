using Microsoft.Extensions.Hosting;

namespace Fluxa.Persistence.Rounds;

/// <summary>Work that is done in rounds, with a pause after each, for as long as the service runs: a round that fails is told, and the next one tries again.</summary>
/// <param name="clock">The time, for pauses and rounds alike.</param>
public abstract class RoundLoop(TimeProvider clock) : BackgroundService
{
    /// <summary>The time.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>How long to wait after a round; asked after each, zero or less for not at all.</summary>
    protected abstract TimeSpan Pause { get; }

    /// <summary>Whether the first round comes after a pause too: for work that nobody waits for, and that must not burden a start.</summary>
    protected virtual bool PausesFirst => false;

    /// <summary>One round.</summary>
    /// <param name="stoppingToken">The service stops.</param>
    protected abstract Task RunRoundAsync(CancellationToken stoppingToken);

    /// <summary>A round failed.</summary>
    /// <param name="failure">By what.</param>
    protected abstract void Tell(Exception failure);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (PausesFirst)
        {
            await PauseAsync(stoppingToken).ConfigureAwait(false);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunRoundAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // A round gives back itself what a stop would leave.
                return;
            }
#pragma warning disable CA1031 // The top of a loop that must outlive any outage: what could not be done now is done later.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Tell(exception);
            }

            await PauseAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task PauseAsync(CancellationToken stoppingToken)
    {
        if (Pause is { } pause && pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
