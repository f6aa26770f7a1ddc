using Fluxa.Events;
using Fluxa.Hosting.ProblemPages;

namespace Fluxa.Ingest.Batches;

/// <summary>Makes and reads items.</summary>
internal static class BatchItems
{
    public static bool IsUnavailable(BatchItem item) => item is BatchItem.Rejected rejected && rejected.Problem == Problems.Unavailable;

    public static bool IsOverLimit(BatchItem item) => item is BatchItem.Rejected rejected && rejected.Problem == Problems.DailyLimit;

    public static BatchItem.Rejected Unavailable(Guid eventId, string dependency)
        => new(Problems.Unavailable, [new ProblemError("", $"{dependency} did not confirm in time, so the event was not taken. Send it again.")]) { EventId = eventId };

    public static BatchItem.Rejected OverLimit(Guid eventId, EventFault fault, bool isCloudEvent)
        => new(Problems.DailyLimit, [new ProblemError(isCloudEvent ? "/data" + fault.Pointer : fault.Pointer, fault.Detail)]) { EventId = eventId };

    public static BatchItem.Rejected Conflict(Guid eventId, int first)
        => new(Problems.InvalidEvent, [new ProblemError("/event_id", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The event at index {first} has the same id and other content."))]) { EventId = eventId };
}
