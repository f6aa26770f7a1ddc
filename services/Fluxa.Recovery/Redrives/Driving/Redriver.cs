using Microsoft.Extensions.Options;

namespace Fluxa.Recovery.Redrives.Driving;

/// <summary>Drives every redrive that is running and not driven by another process.</summary>
internal sealed partial class Redriver(
    RedriveTable table, IServiceProvider services, IOptions<RecoveryOptions> options, TimeProvider clock, ILogger<Redriver> logger) : BackgroundService
{
    private readonly Dictionary<Guid, RedriveTurn> _turns = [];

    /// <summary>Settles what is known, then gives each redrive its turn; answers whether anything was done.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await table.SettleAsync(cancellationToken);
        await table.ExpireAsync(cancellationToken);
        var redrives = await table.LeaseAsync(cancellationToken);
        foreach (var ended in _turns.Keys.Except(redrives.Select(redrive => redrive.RedriveId)).ToList())
        {
            _turns.Remove(ended);
        }

        var done = await Task.WhenAll(redrives.Select(redrive => TurnOf(redrive.RedriveId).RunOnceAsync(redrive, cancellationToken)));
        return done.Contains(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RunOnceAsync(stoppingToken))
                {
                    await Task.Delay(options.Value.FollowInterval, clock, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The top of a loop: where every item stands is in the database, and the next round goes on from there.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Log.Failed(logger, exception);
                await Task.Delay(options.Value.FollowInterval * 4, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private RedriveTurn TurnOf(Guid redriveId)
    {
        if (!_turns.TryGetValue(redriveId, out var turn))
        {
            _turns[redriveId] = turn = services.GetRequiredService<RedriveTurn>();
        }

        return turn;
    }

    private static partial class Log
    {
        [LoggerMessage(9100, LogLevel.Warning, "Redrives could not be driven; it is tried again, and what was claimed stays claimed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
