using Fluxa.Persistence.Rounds;
using Microsoft.Extensions.Options;

namespace Fluxa.Recovery.Redrives.Driving;

/// <summary>Drives every redrive that is running and not driven by another process.</summary>
internal sealed partial class Redriver(
    RedriveTable table, IServiceProvider services, IOptions<RecoveryOptions> options, TimeProvider clock, ILogger<Redriver> logger) : RoundLoop(clock)
{
    /// <summary>Pauses in one after a round that failed: the database is likely to need them.</summary>
    private const int AfterFailure = 4;

    private readonly Dictionary<Guid, RedriveTurn> _turns = [];
    private TimeSpan _pause;

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

    protected override TimeSpan Pause => _pause;

    protected override async Task RunRoundAsync(CancellationToken stoppingToken) =>
        _pause = await RunOnceAsync(stoppingToken) ? TimeSpan.Zero : options.Value.FollowInterval;

    // Where every item stands is in the database, and the next round goes on from there.
    protected override void Tell(Exception failure)
    {
        _pause = options.Value.FollowInterval * AfterFailure;
        Log.Failed(logger, failure);
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
