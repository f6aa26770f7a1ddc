using System.Text;
using Fluxa.Contracts;
using Fluxa.Events;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Sending;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Intake;

/// <summary>Takes one event: reads and judges the body, makes its payload and the command durable. Knows no HTTP.</summary>
/// <remarks>
/// The order is the promise: payload to S3, then the command to SQS or the outbox, then the answer. Whoever dies in between leaves an object
/// that nothing points to (swept later) or a message whose client was told nothing, never an acked event that is gone.
/// </remarks>
internal sealed class EventIntake(BodyReader reader, PayloadUploader uploader, CommandRoute route, IOptions<IngestOptions> options)
{
    /// <summary>Takes the event in <paramref name="body"/>, which is decompressed already.</summary>
    /// <param name="body">The event's JSON.</param>
    /// <param name="expectedLength">The body's length as announced, if it was.</param>
    /// <param name="origin">Who sends it.</param>
    /// <param name="cancellationToken">The client went away.</param>
    public async Task<IntakeOutcome> AcceptAsync(Stream body, long? expectedLength, EventOrigin origin, CancellationToken cancellationToken)
    {
        await using var payload = new Payload(options.Value.SpoolFolder, expectedLength);
        return await reader.ReadAsync(body, payload, cancellationToken) switch
        {
            BodyOutcome.Read { Event: EventReadOutcome.Valid valid } read => await EnqueueAsync(valid.Event, payload, read.ReceivedAt, origin, cancellationToken),
            BodyOutcome.Read { Event: EventReadOutcome.Malformed malformed } => new IntakeOutcome.Malformed(malformed.Faults),
            BodyOutcome.Read { Event: EventReadOutcome.Invalid invalid } => new IntakeOutcome.Invalid(invalid.Faults),
            BodyOutcome.TooLarge => new IntakeOutcome.TooLarge(options.Value.MaxBodyBytes),
            BodyOutcome.TooSlow => new IntakeOutcome.TooSlow(),
            BodyOutcome.NoRoom => new IntakeOutcome.Unavailable("Disk space for large bodies"),
            BodyOutcome.Unreadable unreadable => new IntakeOutcome.Unreadable(unreadable.Detail),
            var other => throw new InvalidOperationException($"Reading a body came to {other}, which nobody planned for."),
        };
    }

    private async Task<IntakeOutcome> EnqueueAsync(TransactionEvent read, Payload payload, DateTimeOffset receivedAt, EventOrigin origin, CancellationToken cancellationToken)
    {
        var eventId = read.EventId ?? Guid.CreateVersion7(receivedAt);
        var sha256 = payload.Sha256();
        var command = CommandFor(eventId, payload, sha256, receivedAt, origin);
        if (command.PayloadMode == PayloadModes.S3)
        {
            command = command with { PayloadKey = await uploader.TryPutAsync(command, payload, sha256, cancellationToken) };
            if (command.PayloadKey is null)
            {
                return new IntakeOutcome.Unavailable("S3");
            }
        }

        return await route.TryTakeAsync(command, cancellationToken)
            ? new IntakeOutcome.Enqueued(eventId)
            : new IntakeOutcome.Unavailable("SQS and PostgreSQL");
    }

    private IngestEvent CommandFor(Guid eventId, Payload payload, byte[] sha256, DateTimeOffset receivedAt, EventOrigin origin)
    {
        var isInline = payload.IsInMemory && InlineLimit.Fits(payload.InMemory, options.Value.MaxMessageBytes);
        return new IngestEvent
        {
            EventId = eventId,
            TenantId = origin.TenantId,
            CorrelationId = origin.CorrelationId,
            EventType = EventTypes.TransactionV1,
            AcceptedAt = receivedAt,
            PayloadMode = isInline ? PayloadModes.Inline : PayloadModes.S3,
            Payload = isInline ? Encoding.UTF8.GetString(payload.InMemory) : null,
            PayloadSha256 = Convert.ToHexStringLower(sha256),
            PayloadBytes = payload.Length,
        };
    }
}
