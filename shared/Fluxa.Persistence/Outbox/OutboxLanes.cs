using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>The lanes of this process, one for each destination that ever had rows.</summary>
internal sealed class OutboxLanes(OutboxTable table, OutboxDispatcher dispatcher, IOptions<OutboxOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, OutboxLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>The lanes that have rows now, due or not.</summary>
    public async Task<IReadOnlyList<OutboxLane>> FindAsync(CancellationToken cancellationToken)
    {
        var destinations = await table.FindDestinationsAsync(cancellationToken).ConfigureAwait(false);
        return [.. destinations.Select(destination => _lanes.GetOrAdd(destination, name => new OutboxLane(name, table, dispatcher, options, clock)))];
    }
}
