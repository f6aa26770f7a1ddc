using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Identity;
using Fluxa.Ingest.Intake;

namespace Fluxa.Ingest.Batches;

/// <summary>The good events of a batch with their ids, each worked out once: a new id is another one each time it is made.</summary>
internal sealed class BatchIdentities(EventIds ids, BatchBody body, BatchElement[] elements, EventOrigin origin, DateTimeOffset receivedAt)
{
    private readonly (Guid Id, byte[] Sha256)?[] _known = new (Guid, byte[])?[elements.Length];

    /// <summary>The origin of the event at a place.</summary>
    public EventOrigin OriginOf(int index) => origin with { Index = index, CloudEvent = ((BatchElement.Good)elements[index]).CloudEvent };

    /// <summary>The id and payload of the good event at a place; the payload is valid until the next call.</summary>
    public async ValueTask<(Guid Id, EventPayload Payload)> ReadAsync(int index, CancellationToken cancellationToken)
    {
        var good = (BatchElement.Good)elements[index];
        var bytes = await body.ReadAsync(good.Payload, cancellationToken);
        if (_known[index] is { } known)
        {
            return (known.Id, EventPayload.Of(bytes, known.Sha256));
        }

        var payload = EventPayload.Of(bytes);
        var id = ids.For(good.Event.EventId, OriginOf(index), payload.Sha256, receivedAt);
        _known[index] = (id, payload.Sha256);
        return (id, payload);
    }
}
