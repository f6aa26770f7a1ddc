using Fluxa.Events;
using Fluxa.Ingest.Intake;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Bodies;

/// <summary>Reads a body in one pass: counts, keeps and judges each piece as it arrives, and stops at the first reason to.</summary>
internal sealed class BodyReader(IOptions<IngestOptions> options, TimeProvider clock)
{
    /// <summary>Reads the body, decompressed already, into the payload.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<BodyOutcome> ReadAsync(Stream body, Payload payload, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAllAsync(body, payload, cancellationToken);
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => new BodyOutcome.TooLarge(),
                StatusCodes.Status408RequestTimeout => new BodyOutcome.TooSlow(),
                _ => new BodyOutcome.Unreadable("The body ended early or its chunks are malformed."),
            };
        }
        catch (Exception broken) when (broken is InvalidDataException || (broken is InvalidOperationException && body is System.IO.Compression.BrotliStream))
        {
            return new BodyOutcome.Unreadable("The body is not valid in the coding that Content-Encoding names, or it was cut off.");
        }
    }

    private async Task<BodyOutcome> ReadAllAsync(Stream body, Payload payload, CancellationToken cancellationToken)
    {
        var scan = new TransactionScan();
        var isGood = true;
        while (isGood)
        {
            var room = payload.GetRoom();
            var count = await body.ReadAsync(room, cancellationToken);
            if (count == 0)
            {
                break;
            }

            if (payload.Length + count > options.Value.MaxBodyBytes)
            {
                return new BodyOutcome.TooLarge();
            }

            isGood = scan.Append(room.Span[..count]);
            await payload.TakeAsync(count, cancellationToken);
        }

        var receivedAt = clock.GetUtcNow();
        return new BodyOutcome.Read(scan.Complete(receivedAt), receivedAt);
    }
}
