using Fluxa.ClaimCheck;
using Fluxa.Contracts;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Intake;
using Microsoft.Extensions.Options;

namespace Fluxa.Ingest.Sending;

/// <summary>Puts payloads that no message holds into S3 and knows whether S3 has confirmed them.</summary>
internal sealed partial class PayloadUploader(PayloadStore store, IOptions<IngestOptions> options, IngestMetrics metrics, TimeProvider clock, ILogger<PayloadUploader> logger)
{
    /// <summary>Puts the payload under the command's key; true once S3 has confirmed it.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<bool> TryPutAsync(IngestEvent command, Payload payload, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.PayloadTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await store.PutAsync(command.PayloadKey!, payload.OpenRead(), payload.Length, Convert.FromHexString(command.PayloadSha256), either.Token);
            metrics.Put();
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotConfirmedInTime(logger, command.EventId, options.Value.PayloadTimeout);
            return false;
        }
        catch (PayloadStoreUnavailableException failure)
        {
            Log.NotPut(logger, command.EventId, failure);
            return false;
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
