using Fluxa.Contracts;
using Fluxa.Events;
using Fluxa.Events.CloudEvents;

namespace Fluxa.Ingest.CloudEvents;

/// <summary>What of an envelope travels with the command.</summary>
internal static class EnvelopeContexts
{
    /// <summary>Two names for one event could disagree.</summary>
    public static readonly EventFault OwnIdFault = new("/event_id", "In a CloudEvent id and source are the event's identity: leave event_id out of the data.");

    public static CloudEventContext ToContext(this CloudEventEnvelope envelope) => new()
    {
        Id = envelope.Id,
        Source = envelope.Source,
        Subject = envelope.Subject,
        Time = envelope.Time,
    };
}
