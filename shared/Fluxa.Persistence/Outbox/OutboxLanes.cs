using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>The lanes of this process, one for each destination that ever had rows.</summary>
internal sealed class OutboxLanes(OutboxTable table, OutboxDispatcher dispatcher, IOptions<OutboxOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, OutboxLane> _lanes = new(StringComparer.Ordinal);

    // Beside twice the longest wait of a row, and its jitter: how far clocks may be apart.
    private static readonly TimeSpan ClocksApart = TimeSpan.FromMinutes(1);

    /// <summary>The lanes that have rows now, due or not. A row that no clock of today could have put off so far is made due.</summary>
    public async Task<IReadOnlyList<OutboxLane>> FindAsync(CancellationToken cancellationToken)
    {
        var now = PostgresTime.Now(clock);
        var longest = options.Value.Lease > options.Value.MaxBackoff ? options.Value.Lease : options.Value.MaxBackoff;
        var horizon = now + (2 * longest) + ClocksApart;
        var destinations = await table.FindDestinationsAsync(horizon, cancellationToken).ConfigureAwait(false);
        foreach (var (destination, isAhead) in destinations)
        {
            if (isAhead)
            {
                await table.RecallAsync(destination, now, horizon, options.Value.BatchRows, cancellationToken).ConfigureAwait(false);
            }
        }

        return [.. destinations.Select(found => found.Destination).Select(destination => _lanes.GetOrAdd(destination, name => new OutboxLane(name, table, dispatcher, options, clock)))];
    }
}
