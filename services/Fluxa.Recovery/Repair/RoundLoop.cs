namespace Fluxa.Recovery.Repair;

/// <summary>Work that is done in rounds, with a pause before each, for as long as the service runs: a round that fails is told, and the next one tries again.</summary>
internal abstract class RoundLoop(TimeSpan pause, TimeProvider clock) : BackgroundService
{
    /// <summary>The time, for pauses and rounds alike.</summary>
    protected TimeProvider Clock { get; } = clock;

    /// <summary>One round.</summary>
    protected abstract Task RunRoundAsync(CancellationToken stoppingToken);

    /// <summary>A round failed.</summary>
    protected abstract void Tell(Exception failure);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(pause, Clock, stoppingToken);
                await RunRoundAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The top of a loop: what could not be done now is done later.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Tell(exception);
            }
        }
    }
}
