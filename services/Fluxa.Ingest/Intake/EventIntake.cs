using Fluxa.Events;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.CloudEvents;
using Fluxa.Ingest.DailyLimits;
using Fluxa.Ingest.Identity;
using Fluxa.Ingest.Sending;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Intake;

/// <summary>Takes one event: reads and judges the body, makes its payload and the command durable. Knows no HTTP.</summary>
/// <remarks>
/// The order is the promise: the Idempotency-Key's row, the place in its day where one is counted, payload to S3, the command to SQS or the outbox, then the answer. Whoever dies in between
/// leaves a row that says "pending", an object that nothing points to (swept later) or a message whose client was told nothing, never an acked
/// event that is gone.
/// </remarks>
internal sealed class EventIntake(BodyReader reader, EventIds ids, KeyLedger keys, DailyLimiter limiter, CommandMaker commands, CommandRoute route, IOptions<IngestOptions> options)
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
            BodyOutcome.Read read => await TakeAsync(read.Event, payload, read.ReceivedAt, origin, cancellationToken),
            var refused => refused.ToIntakeOutcome(options.Value),
        };
    }

    /// <summary>Takes an event that was read, when it was found good.</summary>
    public async Task<IntakeOutcome> TakeAsync(EventReadOutcome read, Payload payload, DateTimeOffset receivedAt, EventOrigin origin, CancellationToken cancellationToken) => read switch
    {
        EventReadOutcome.Valid { Event.EventId: not null } when origin.CloudEvent is not null => new IntakeOutcome.InvalidCloudEvent([EnvelopeContexts.OwnIdFault]),
        EventReadOutcome.Valid valid => await TakeAsync(valid.Event, EventPayload.Of(payload), receivedAt, origin, cancellationToken),
        EventReadOutcome.Malformed malformed => new IntakeOutcome.Malformed(malformed.Faults),
        EventReadOutcome.Invalid invalid => new IntakeOutcome.Invalid(invalid.Faults),
        var other => throw new InvalidOperationException($"{other} is no outcome that this code knows."),
    };

    private async Task<IntakeOutcome> TakeAsync(TransactionEvent transaction, EventPayload payload, DateTimeOffset receivedAt, EventOrigin origin, CancellationToken cancellationToken)
    {
        var eventId = ids.For(transaction.EventId, origin, payload.Sha256, receivedAt);
        var claim = await keys.ClaimAsync(origin, eventId, payload.Sha256, cancellationToken);
        if (claim != KeyClaim.GoOn)
        {
            return claim == KeyClaim.Replay ? new IntakeOutcome.Enqueued(eventId) { IsReplayed = true } : new IntakeOutcome.KeyReused();
        }

        if (await limiter.RefuseAsync(origin.TenantId, eventId, transaction, cancellationToken) is { } fault)
        {
            return new IntakeOutcome.OverLimit([fault]);
        }

        var outcome = await EnqueueAsync(eventId, payload, receivedAt, origin, cancellationToken);
        if (outcome is IntakeOutcome.Enqueued)
        {
            await keys.CompleteAsync(origin, cancellationToken);
        }

        return outcome;
    }

    private async Task<IntakeOutcome> EnqueueAsync(Guid eventId, EventPayload payload, DateTimeOffset receivedAt, EventOrigin origin, CancellationToken cancellationToken)
    {
        var command = await commands.TryMakeAsync(eventId, payload, receivedAt, origin, cancellationToken);
        if (command is null)
        {
            return new IntakeOutcome.Unavailable("S3");
        }

        return await route.TryTakeAsync(command, cancellationToken)
            ? new IntakeOutcome.Enqueued(eventId)
            : new IntakeOutcome.Unavailable("SQS and PostgreSQL");
    }
}
