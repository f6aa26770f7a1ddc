using Fluxa.Recovery.Auditing;

namespace Fluxa.Recovery.Failures;

/// <summary>Puts together all that is known of one failure.</summary>
internal static class FailureDetails
{
    private const int AuditNotes = 100;

    public static async Task<FailureDetail> ReadAsync(StoredFailure failure, FailureQueries failures, AuditLog audit, CancellationToken cancellationToken)
    {
        var summary = failure.Summary;
        var notes = await audit.ListAsync(new AuditQuery(null, AuditNotes) { FailureId = summary.FailureId }, cancellationToken);
        return new FailureDetail
        {
            FailureId = summary.FailureId,
            Tenant = summary.Tenant,
            EventId = summary.EventId,
            Queue = summary.Queue,
            MessageType = summary.MessageType,
            Kind = summary.Kind,
            Reason = summary.Reason,
            ExceptionType = summary.ExceptionType,
            ExceptionMessage = summary.ExceptionMessage,
            Group = summary.Group,
            State = summary.State,
            Attempts = summary.Attempts,
            Redrives = summary.Redrives,
            FirstFailedAt = summary.FirstFailedAt,
            LastFailedAt = summary.LastFailedAt,
            CorrelationId = summary.CorrelationId,
            TraceId = summary.TraceId,
            PayloadMode = summary.PayloadMode,
            PayloadBytes = summary.PayloadBytes,
            Edited = summary.Edited,
            Stack = failure.Stack,
            Headers = failure.HeadersAsJson(),
            Consumer = failure.Consumer,
            OriginalMessageId = failure.OriginalMessageId,
            SourceQueue = failure.SourceQueue,
            AttemptsList = await failures.AttemptsAsync(summary, cancellationToken),
            RedrivesList = await failures.RedrivesAsync(summary, cancellationToken),
            Audit = notes.Items,
        };
    }
}
