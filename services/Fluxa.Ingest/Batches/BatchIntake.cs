using System.Buffers;
using System.Globalization;
using Fluxa.Events;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Identity;
using Fluxa.Ingest.Intake;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Batches;

/// <summary>
/// Takes a batch: first the whole body is read (256 KiB of it in memory, the rest in a file) and every element judged, then the good ones are sent.
/// So a batch that can't be understood as a whole has sent nothing.
/// </summary>
internal sealed class BatchIntake(BodyReader reader, BatchSender sender, KeyLedger keys, IOptions<IngestOptions> options, TimeProvider clock)
{
    /// <summary>Takes the batch in <paramref name="body"/>, which is decompressed already.</summary>
    /// <exception cref="OperationCanceledException">The client went away; some events may have been taken.</exception>
    public async Task<BatchOutcome> AcceptAsync(Stream body, long? expectedLength, BatchFormat format, EventOrigin origin, CancellationToken cancellationToken)
    {
        await using var payload = new Payload(options.Value.SpoolFolder, expectedLength);
        BatchFraming framing = format == BatchFormat.Lines ? new LineFraming() : new ArrayFraming();
        if (await reader.TryReadAsync(body, payload, framing.Append, cancellationToken) is { } refused)
        {
            return new BatchOutcome.Refused(refused.ToIntakeOutcome(options.Value));
        }

        framing.Complete();
        if (WhyNot(framing) is { } reason)
        {
            return reason;
        }

        var room = payload.IsInMemory ? [] : ArrayPool<byte>.Shared.Rent(BatchLimits.MaxEventBytes);
        try
        {
            return await AcceptAsync(new BatchBody(payload, room), framing, format, origin, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    private static BatchOutcome? WhyNot(BatchFraming framing) => framing switch
    {
        { IsTooMany: true } => new BatchOutcome.TooMany(),
        { IsNoArray: true, Fault: { } fault } => new BatchOutcome.Refused(new IntakeOutcome.Invalid([fault])),
        { Fault: { } fault } => new BatchOutcome.Refused(new IntakeOutcome.Malformed([fault])),
        { Elements.Count: 0 } => new BatchOutcome.Refused(new IntakeOutcome.Invalid([new EventFault("", "A batch has at least one event.")])),
        _ => null,
    };

    private async Task<BatchOutcome> AcceptAsync(BatchBody body, BatchFraming framing, BatchFormat format, EventOrigin origin, CancellationToken cancellationToken)
    {
        var receivedAt = clock.GetUtcNow();
        var elements = new BatchElement[framing.Elements.Count];
        for (var index = 0; index < elements.Length; index++)
        {
            elements[index] = await JudgeAsync(body, framing.Elements[index], format, receivedAt, cancellationToken);
            if (format != BatchFormat.Lines && elements[index] is BatchElement.Bad { BreaksStructure: true } bad)
            {
                return new BatchOutcome.Refused(Unreadable(bad, index, framing.Elements[index]));
            }
        }

        var claim = await ClaimAsync(body.Payload, origin, cancellationToken);
        if (claim == KeyClaim.Other)
        {
            return new BatchOutcome.Refused(new IntakeOutcome.KeyReused());
        }

        var isReplay = claim == KeyClaim.Replay;
        var items = await sender.SendAsync(body, elements, receivedAt, origin, isReplay, cancellationToken);
        // What may be taken at the next try must not be answered as if it had been.
        if (!isReplay && !items.Any(item => BatchItems.IsUnavailable(item) || BatchItems.IsOverLimit(item)))
        {
            await keys.CompleteAsync(origin, cancellationToken);
        }

        return new BatchOutcome.Judged(items) { IsReplayed = isReplay };
    }

    private static async ValueTask<BatchElement> JudgeAsync(BatchBody body, ElementRange range, BatchFormat format, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        if (range.Length > BatchLimits.MaxEventBytes)
        {
            return BatchJudge.Oversized();
        }

        var bytes = await body.ReadAsync(range, cancellationToken);
        return BatchJudge.Judge(bytes.Span, range, format, receivedAt);
    }

    private static IntakeOutcome.Malformed Unreadable(BatchElement.Bad bad, int index, ElementRange range)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"In the event that begins at byte {range.Start + 1}: ");
        return new IntakeOutcome.Malformed([.. bad.Item.Errors.Select(error => new EventFault(string.Create(CultureInfo.InvariantCulture, $"/{index}{error.Pointer}"), place + error.Detail))]);
    }

    private async ValueTask<KeyClaim> ClaimAsync(Payload payload, EventOrigin origin, CancellationToken cancellationToken)
        => origin.IdempotencyKey is { } key
            ? await keys.ClaimAsync(origin, DerivedEventId.FromKey(origin.TenantId, key), payload.Sha256(), cancellationToken)
            : KeyClaim.GoOn;
}
