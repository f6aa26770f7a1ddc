using System.Diagnostics;
using Fluxa.Persistence.Outbox;

namespace Fluxa.Persistence.Storing;

/// <summary>
/// The spans of the store. Each event's trace has <c>event_store persist</c>, which ends with its commit. A commit that several events
/// share belongs to none of their traces more than to another: it has a trace of its own, with a link to each. One event's own commit is a part
/// of that event's trace.
/// </summary>
internal static class StoreTrace
{
    private static readonly ActivitySource Source = new(OutboxTrace.SourceName);

    public static Activity? StartPersist() => Source.StartActivity("event_store persist");

    public static Activity? StartCommit(IReadOnlyList<PendingEvent> batch)
    {
        // A writer runs in the context of whoever started it, and goes on for others.
        Activity.Current = null;
        if (batch.Count == 1)
        {
            return Source.StartActivity("event_store commit", ActivityKind.Internal, batch[0].Trace);
        }

        // Links only where somebody will see both ends: most commits and most events are recorded by nobody.
        var commit = Source.StartActivity("event_store commit", ActivityKind.Internal, parentContext: default);
        if (commit is { IsAllDataRequested: true })
        {
            foreach (var pending in batch.Where(pending => pending.Trace.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)))
            {
                commit.AddLink(new ActivityLink(pending.Trace));
            }
        }

        return commit;
    }
}
