using System.Runtime.CompilerServices;
using Fluxa.Events;
using Fluxa.Ingest.Intake;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Bodies;

/// <summary>Reads a body in one pass: counts, keeps and judges each piece as it arrives, and stops at the first reason to.</summary>
internal sealed partial class BodyReader(IOptions<IngestOptions> options, TimeProvider clock, ILogger<BodyReader> logger)
{
    private static readonly BodyOutcome Torn = new BodyOutcome.Unreadable("The body ended early or its chunks are malformed.");

    /// <summary>Reads an event's body, decompressed already, into the payload, and judges it.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<BodyOutcome> ReadAsync(Stream body, Payload payload, CancellationToken cancellationToken)
    {
        var scan = new TransactionScan();
        var refused = await TryReadAsync(body, payload, scan.Append, cancellationToken);
        var receivedAt = clock.GetUtcNow();
        return refused ?? new BodyOutcome.Read(scan.Complete(receivedAt), receivedAt);
    }

    /// <summary>Reads a body, decompressed already, into the payload until it ends or <paramref name="take"/> wants no more; null when nothing went wrong.</summary>
    /// <param name="body">The body.</param>
    /// <param name="payload">Keeps what was read.</param>
    /// <param name="take">Judges each piece as it arrives; false when the rest need not be read.</param>
    /// <param name="cancellationToken">The client went away.</param>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<BodyOutcome?> TryReadAsync(Stream body, Payload payload, TakePiece take, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.BodyTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await ReadAllAsync(body, payload, take, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new BodyOutcome.TooSlow();
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => new BodyOutcome.TooLarge(),
                StatusCodes.Status408RequestTimeout => new BodyOutcome.TooSlow(),
                _ => Torn,
            };
        }
        catch (IOException)
        {
            // Kestrel says so for a chunk size beyond 64 bits, and for a connection that was reset: then nobody hears the answer.
            return Torn;
        }
        catch (Exception broken) when (broken is InvalidDataException || (broken is InvalidOperationException && body is MeteredStream { IsBrotli: true }))
        {
            return new BodyOutcome.Unreadable("The body is not valid in the coding that Content-Encoding names, or it was cut off.");
        }
    }

    private async Task<BodyOutcome?> ReadAllAsync(Stream body, Payload payload, TakePiece take, CancellationToken cancellationToken)
    {
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

            isGood = take(room.Span[..count]);
            if (!await TryTakeAsync(payload, count, cancellationToken))
            {
                return new BodyOutcome.NoRoom();
            }
        }

        return null;
    }

    /// <summary>False when the spool's disk does not take it: full, gone, not ours.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> TryTakeAsync(Payload payload, int count, CancellationToken cancellationToken)
    {
        try
        {
            await payload.TakeAsync(count, cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Log.NoRoom(logger, options.Value.SpoolFolder, failure);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4005, LogLevel.Error, "Bodies above 256 KiB cannot be kept while they arrive (Fluxa:Ingest:SpoolFolder '{Folder}', empty = the temporary folder); their clients are told 503")]
        public static partial void NoRoom(ILogger logger, string folder, Exception failure);
    }
}
