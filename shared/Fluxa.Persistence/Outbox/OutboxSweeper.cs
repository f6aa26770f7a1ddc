using Fluxa.Persistence.Rounds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>Publishes what is due in the table: what a crash left, what found no place in memory, what the broker did not take.</summary>
internal sealed partial class OutboxSweeper(
    OutboxLanes lanes,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxSweeper> logger) : RoundLoop(clock)
{
    /// <summary>Claims and publishes one page of each lane's due rows; says how many there were and how many the broker took.</summary>
    public async Task<OutboxSweep> RunOnceAsync(CancellationToken cancellationToken)
    {
        var found = await lanes.FindAsync(cancellationToken).ConfigureAwait(false);
        var sweeps = await Task.WhenAll(found.Select(lane => lane.RunOnceAsync(cancellationToken))).ConfigureAwait(false);
        return new OutboxSweep(sweeps.Sum(sweep => sweep.Claimed), sweeps.Sum(sweep => sweep.Published));
    }

    // Whatever is due when it stops waits in the table for another relay or the next start.
    protected override TimeSpan Pause => options.Value.SweepInterval;

    protected override async Task RunRoundAsync(CancellationToken stoppingToken)
    {
        var found = await lanes.FindAsync(stoppingToken).ConfigureAwait(false);
        await Task.WhenAll(found.Select(lane => DrainAsync(lane, stoppingToken))).ConfigureAwait(false);
    }

    protected override void Tell(Exception failure) => Log.SweepFailed(logger, failure);

    // While pages are full there is more; a lane with a backlog doesn't wait for the slowest of the others.
    private async Task DrainAsync(OutboxLane lane, CancellationToken stoppingToken)
    {
        OutboxSweep sweep;
        do
        {
            sweep = await lane.RunOnceAsync(stoppingToken).ConfigureAwait(false);
            if (sweep.Claimed > 0)
            {
                Log.Swept(logger, sweep.Claimed, sweep.Published);
            }
        }
        while (sweep.Published > 0 && sweep.Published == sweep.Claimed && !stoppingToken.IsCancellationRequested);
    }

    private static partial class Log
    {
        [LoggerMessage(2120, LogLevel.Information, "The outbox sweeper took {Claimed} rows that were due and published {Published}")]
        public static partial void Swept(ILogger logger, int claimed, int published);

        [LoggerMessage(2121, LogLevel.Warning, "The outbox sweeper could not sweep; it tries again at its next turn")]
        public static partial void SweepFailed(ILogger logger, Exception exception);
    }
}
