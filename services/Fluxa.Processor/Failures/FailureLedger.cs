using Fluxa.Contracts;
using Fluxa.CrashPoints;
using Fluxa.Persistence;
using Fluxa.Persistence.Storing;
using Fluxa.Processor.Payloads;

namespace Fluxa.Processor.Failures;

/// <summary>Remembers in the inbox that an event failed for good, so that a query can tell it from one that is on its way.</summary>
internal sealed partial class FailureLedger(EventStore store, ProcessorMetrics metrics, ILogger<FailureLedger> logger)
{
    /// <summary>Never fails: the message in the error queue is the record that counts, and it must get there.</summary>
    public async Task RecordAsync(IngestEvent command, string reason, string detail, CancellationToken cancellationToken)
    {
        metrics.Failed(reason);
        Log.FailedForGood(logger, command.EventId, reason);
        try
        {
            await store.RecordFailureAsync(
                new FailedAttempt
                {
                    TenantId = command.TenantId,
                    EventId = command.EventId,
                    PayloadSha256 = PayloadHash.TryRead(command.PayloadSha256),
                    Error = $"{reason}: {detail}",
                },
                cancellationToken);
            CrashPoint.Reach("processor.after-failure-record");
        }
        catch (Exception exception) when (exception is StoreUnavailableException or OperationCanceledException)
        {
            Log.NotRecorded(logger, exception, command.EventId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Warning, "Event {EventId} failed for good ({Reason}) and goes to the error queue, where its attributes say more")]
        public static partial void FailedForGood(ILogger logger, Guid eventId, string reason);

        [LoggerMessage(5002, LogLevel.Warning, "The failure of event {EventId} could not be noted in the inbox; its message goes to the error queue all the same")]
        public static partial void NotRecorded(ILogger logger, Exception exception, Guid eventId);
    }
}
