using Fluxa.ClaimCheck;
using Fluxa.Contracts;
using Fluxa.CrashPoints;
using Fluxa.Ingest.Intake;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Sending;

/// <summary>Puts payloads that no message holds into S3 and knows whether S3 has confirmed them.</summary>
internal sealed partial class PayloadUploader(PayloadStore store, IOptions<IngestOptions> options, IngestMetrics metrics, TimeProvider clock, ILogger<PayloadUploader> logger)
{
    /// <summary>Puts the payload under its event's key; answers the key once S3 has confirmed it, null when it did not.</summary>
    /// <remarks>The key may be another one than the event's own: bytes that are there already under the same id are never overwritten.</remarks>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<string?> TryPutAsync(IngestEvent command, Stream payload, ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.PayloadTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var key = PayloadKey.For(command.TenantId, command.EventId, command.AcceptedAt);
            CrashPoint.Reach("ingest.before-s3-put");
            key = await store.PutAsync(key, payload, command.PayloadBytes, sha256, either.Token);
            CrashPoint.Reach("ingest.after-s3-put");
            metrics.Put();
            return key;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotConfirmedInTime(logger, command.EventId, options.Value.PayloadTimeout);
            return null;
        }
        catch (OperationCanceledException)
        {
            throw;
        }
#pragma warning disable CA1031 // Down, throttled, forbidden or no such bucket: the payload is not durable, and the client must hear exactly that.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.NotPut(logger, command.EventId, failure);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4003, LogLevel.Warning, "S3 did not confirm the payload of event {EventId} within {Timeout}; its client was told 503")]
        public static partial void NotConfirmedInTime(ILogger logger, Guid eventId, TimeSpan timeout);

        [LoggerMessage(4004, LogLevel.Warning, "The payload of event {EventId} could not be put into S3; its client was told 503")]
        public static partial void NotPut(ILogger logger, Guid eventId, Exception failure);
    }
}
