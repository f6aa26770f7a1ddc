using System.Text;
using Fluxa.Contracts;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Intake;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Sending;

/// <summary>Makes the command for an event; a payload that no message holds goes to S3 first.</summary>
internal sealed class CommandMaker(PayloadUploader uploader, IOptions<IngestOptions> options)
{
    /// <summary>The finished command; null when S3 did not confirm the payload.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async ValueTask<IngestEvent?> TryMakeAsync(Guid eventId, EventPayload payload, DateTimeOffset receivedAt, EventOrigin origin, CancellationToken cancellationToken)
    {
        var command = Make(eventId, payload, receivedAt, origin);
        if (command.PayloadMode == PayloadModes.Inline)
        {
            return command;
        }

        var key = await uploader.TryPutAsync(command, payload.OpenRead(), payload.Sha256, cancellationToken);
        return key is null ? null : command with { PayloadKey = key };
    }

    private IngestEvent Make(Guid eventId, EventPayload payload, DateTimeOffset receivedAt, EventOrigin origin)
    {
        var isInline = payload is { Bytes: { } bytes, Length: <= Payload.MaxInMemory } && InlineLimit.Fits(bytes.Span, options.Value.MaxMessageBytes);
        return new IngestEvent
        {
            EventId = eventId,
            TenantId = origin.TenantId,
            CorrelationId = origin.CorrelationId,
            EventType = EventTypes.TransactionV1,
            AcceptedAt = receivedAt,
            PayloadMode = isInline ? PayloadModes.Inline : PayloadModes.S3,
            Payload = isInline ? Encoding.UTF8.GetString(payload.Bytes!.Value.Span) : null,
            PayloadSha256 = Convert.ToHexStringLower(payload.Sha256),
            PayloadBytes = payload.Length,
            CloudEvent = origin.CloudEvent,
        };
    }
}
