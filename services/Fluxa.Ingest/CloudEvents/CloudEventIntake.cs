using Fluxa.Contracts;
using Fluxa.Events;
using Fluxa.Events.CloudEvents;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Intake;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.CloudEvents;

/// <summary>Takes one structured CloudEvent: reads the whole document, then takes its data as the event.</summary>
internal sealed class CloudEventIntake(BodyReader reader, EventIntake events, IOptions<IngestOptions> options, TimeProvider clock)
{
    /// <summary>Takes the CloudEvent in <paramref name="body"/>, which is decompressed already.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<IntakeOutcome> AcceptAsync(Stream body, long? expectedLength, EventOrigin origin, CancellationToken cancellationToken)
    {
        await using var document = new Payload(options.Value.SpoolFolder, expectedLength);
        var scan = new CloudEventScan(EventTypes.TransactionV1);
        if (await reader.TryReadAsync(body, document, scan.Append, cancellationToken) is { } refused)
        {
            return refused.ToIntakeOutcome(options.Value);
        }

        return scan.Complete() switch
        {
            CloudEventReadOutcome.Valid valid => await AcceptDataAsync(document, valid.Envelope, origin with { CloudEvent = valid.Envelope.ToContext() }, cancellationToken),
            CloudEventReadOutcome.Malformed malformed => new IntakeOutcome.Malformed(malformed.Faults),
            CloudEventReadOutcome.Invalid invalid => new IntakeOutcome.InvalidCloudEvent(invalid.Faults),
            var other => throw new InvalidOperationException($"{other} is no outcome that this code knows."),
        };
    }

    private async Task<IntakeOutcome> AcceptDataAsync(Payload document, CloudEventEnvelope envelope, EventOrigin origin, CancellationToken cancellationToken)
    {
        await using var data = new Payload(options.Value.SpoolFolder, envelope.DataEnd - envelope.DataStart);
        var scan = new TransactionScan();
        await using var content = new PayloadSlice(document, (int)envelope.DataStart, (int)envelope.DataEnd);
        if (await reader.TryReadAsync(content, data, scan.Append, cancellationToken) is { } refused)
        {
            return refused.ToIntakeOutcome(options.Value);
        }

        var receivedAt = clock.GetUtcNow();
        var outcome = await events.TakeAsync(scan.Complete(receivedAt), data, receivedAt, origin, cancellationToken);
        return outcome switch
        {
            IntakeOutcome.Malformed malformed => new IntakeOutcome.Malformed(InData(malformed.Faults)),
            IntakeOutcome.Invalid invalid => new IntakeOutcome.Invalid(InData(invalid.Faults)),
            IntakeOutcome.OverLimit over => new IntakeOutcome.OverLimit(InData(over.Faults)),
            IntakeOutcome.InvalidCloudEvent invalid => new IntakeOutcome.InvalidCloudEvent(InData(invalid.Faults)),
            _ => outcome,
        };
    }

    private static List<EventFault> InData(IReadOnlyList<EventFault> faults) => [.. faults.Select(fault => fault with { Pointer = "/data" + fault.Pointer })];
}
