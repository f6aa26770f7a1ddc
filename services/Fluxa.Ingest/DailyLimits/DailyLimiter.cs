using System.Globalization;
using Fluxa.Contracts;
using Fluxa.Events;
using Fluxa.Persistence.DailyEvents;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.DailyLimits;

/// <summary>Says which events are one too many for their day. Costs nothing where no limit is configured; fails open, and counts that, while PostgreSQL is away.</summary>
internal sealed class DailyLimiter(DailyPlaces places, IOptions<DailyLimitOptions> options, IngestMetrics metrics)
{
    private readonly DailyLimitRule[] _rules = [.. DailyLimitText.Read(options.Value.Rules).Rules.OrderByDescending(rule => rule.Precision)];

    /// <summary>The limit of this tenant's events; null when they have none.</summary>
    public DailyLimitRule? RuleFor(string tenantId)
        => Array.Find(_rules, rule => rule.Covers(tenantId, EventTypes.TransactionV1)) is { Most: > 0 } rule ? rule : null;

    /// <summary>Why the event is one too many; null when it is not.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async ValueTask<EventFault?> RefuseAsync(string tenantId, Guid eventId, TransactionEvent transaction, CancellationToken cancellationToken)
    {
        if (RuleFor(tenantId) is not { } rule)
        {
            return null;
        }

        var counted = rule.Count(tenantId, eventId, transaction);
        return (await RefusedAsync([counted], cancellationToken)).Contains(counted) ? Fault(rule, counted) : null;
    }

    /// <summary>Those of the events that are too many.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async ValueTask<IReadOnlySet<DailyEvent>> RefusedAsync(IReadOnlyList<DailyEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return new HashSet<DailyEvent>();
        }

        if (await places.TakeAsync(events, cancellationToken) is { } refused)
        {
            return refused;
        }

        metrics.Uncounted(events.Count);
        return new HashSet<DailyEvent>();
    }

    /// <summary>What the client is told.</summary>
    public static EventFault Fault(DailyLimitRule rule, DailyEvent counted) => new(
        $"/{rule.Field}",
        string.Create(CultureInfo.InvariantCulture, $"Has had the {rule.Most} events that it may have on {counted.Day:yyyy-MM-dd} (UTC)."));
}
