using Fluxa.Events;
using Fluxa.Ingest.DailyLimits;
using Fluxa.Persistence.DailyEvents;

namespace Fluxa.Ingest.Batches;

/// <summary>Asks once for a whole batch which of its events are too many for their day.</summary>
internal sealed class BatchAllowance(DailyLimiter limiter)
{
    /// <summary>Why events are one too many, by their id; of several with one id the first counts. Empty where no limit is configured, and for a replay: what was answered was taken.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async ValueTask<IReadOnlyDictionary<Guid, EventFault>> RefusedAsync(
        string tenantId, BatchElement[] elements, BatchIdentities identities, bool isReplay, CancellationToken cancellationToken)
    {
        var faults = new Dictionary<Guid, EventFault>();
        if (isReplay || limiter.RuleFor(tenantId) is not { } rule)
        {
            return faults;
        }

        var counted = new Dictionary<Guid, DailyEvent>();
        for (var index = 0; index < elements.Length; index++)
        {
            if (elements[index] is BatchElement.Good good)
            {
                var (id, _) = await identities.ReadAsync(index, cancellationToken);
                counted.TryAdd(id, rule.Count(tenantId, id, good.Event));
            }
        }

        foreach (var refused in await limiter.RefusedAsync([.. counted.Values], cancellationToken))
        {
            faults.Add(refused.EventId, DailyLimiter.Fault(rule, refused));
        }

        return faults;
    }
}
