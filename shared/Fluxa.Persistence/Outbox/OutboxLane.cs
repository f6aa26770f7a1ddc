using Fluxa.CrashPoints;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>
/// The rows of one destination, and whether that destination takes any. While it takes none, the lane pauses and then asks with a few
/// rows, which keep their place: so its backlog leaves in order of age, an outage wears out no row's tries, and other lanes go on.
/// </summary>
internal sealed class OutboxLane(string destination, OutboxTable table, OutboxDispatcher dispatcher, IOptions<OutboxOptions> options, TimeProvider clock)
{
    /// <summary>The longest pause: a backlog starts to leave that long after its destination is back, at the latest.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private const int FirstQuestion = 10;

    // The question doubles every few failures: should its rows themselves be to blame, good ones come along and tell.
    private const int FailuresToDouble = 3;
    private const int MaxDoublings = 10;

    private int _failures;
    private long _pausedAt;
    private TimeSpan _pause;

    /// <summary>Claims and publishes one page of rows that are due, unless the lane pauses.</summary>
    public async Task<OutboxSweep> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (_failures > 0 && clock.GetElapsedTime(_pausedAt) < _pause)
        {
            return default;
        }

        var now = PostgresTime.Now(clock);
        var entries = await table.ClaimDueAsync(destination, now, now + options.Value.Lease, PageRows(), cancellationToken).ConfigureAwait(false);
        if (entries.Count == 0)
        {
            return default;
        }

        CrashPoint.Reach("sweeper.after-claim");

        // Not the caller's token: rows that are out with the broker are seen through.
        var round = await dispatcher.DispatchAsync(entries, keepPlace: true, CancellationToken.None).ConfigureAwait(false);
        Note(round.IsOutage);
        return new OutboxSweep(entries.Count, round.Published);
    }

    private int PageRows() => _failures == 0
        ? options.Value.BatchRows
        : Math.Min(options.Value.BatchRows, FirstQuestion << Math.Min(_failures / FailuresToDouble, MaxDoublings));

    private void Note(bool isOutage)
    {
        if (!isOutage)
        {
            _failures = 0;
            return;
        }

        _failures++;
        _pausedAt = clock.GetTimestamp();
        var pause = OutboxBackoff.After(_failures, options.Value, Random.Shared.NextDouble());
        _pause = pause < LongestPause ? pause : LongestPause;
    }
}
