using System.Globalization;
using System.Text;
using Fluxa.Persistence.Faults;
using Fluxa.Recovery.Grouping;
using Fluxa.Recovery.Queues;
using Fluxa.Transport.AmazonSqs.Raw;
using MassTransit;

namespace Fluxa.Recovery.Collecting;

/// <summary>Reads what a message in an error or skipped queue tells of its failure. Never fails: what can't be read is left out, and the body is kept. Pure.</summary>
internal static class FailureReader
{
    private const int MaxName = 512;
    private const int MaxText = 2048;
    private const int MaxStack = 8192;
    private const int TraceIdDigits = 32;

    public static CollectedFailure Read(string queue, RawMessage message, DateTimeOffset now)
    {
        var envelope = MessageEnvelope.Read(message.Body);
        var reason = Cut(message.Header(FailureHeaders.Reason), MaxName) ?? ReasonOf(message, envelope);
        var exceptionType = Cut(message.Header(MessageHeaders.FaultExceptionType), MaxName);
        var exceptionMessage = Cut(message.Header(MessageHeaders.FaultMessage), MaxText);
        var stack = Cut(message.Header(MessageHeaders.FaultStackTrace), MaxStack);
        var type = Cut(envelope.MessageType ?? TypeOf(message), MaxName);
        var redrive = Guid.TryParse(message.Header(FailureHeaders.RedriveId), out var redriveId) ? redriveId : (Guid?)null;
        return new CollectedFailure
        {
            TenantId = Cut(envelope.Event?.TenantId, MaxName) ?? "",
            FailureId = Guid.TryParse(message.Header(FailureHeaders.FailureId), out var known) ? known : FailureIdentity.Of(queue, envelope, message.MessageId),
            AttemptKey = Cut(message.Header(FailureHeaders.TransportMessageId), MaxName) ?? message.MessageId,
            EventId = envelope.Event?.EventId,
            Queue = queue,
            SourceQueue = QueueDirectory.OwnerOf(queue) ?? LastPart(message.DeadLetterSourceArn, ':') ?? OwnerByAddress(message) ?? queue,
            MessageType = type,
            Kind = FailureKind.Of(message.Header(FailureHeaders.Kind), reason),
            Reason = reason,
            ExceptionType = exceptionType,
            ExceptionMessage = exceptionMessage,
            Stack = stack,
            Consumer = Cut(message.Header(MessageHeaders.FaultConsumerType), MaxName),
            Deliveries = Number(message.Header(FailureHeaders.ReceiveCount)) ?? 1,
            FailedAt = Time(message.Header(MessageHeaders.FaultTimestamp)) ?? (IsNative(message) ? now : message.SentAt) ?? now,
            CorrelationId = Cut(envelope.CorrelationId ?? message.Header(MessageHeaders.CorrelationId), MaxName),
            TraceId = TraceId(message.Header("MT-Activity-Id") ?? envelope.ActivityId ?? message.Header("traceparent")),
            OriginalMessageId = Cut(envelope.MessageId ?? message.Header(MessageHeaders.MessageId), MaxName) ?? message.MessageId,
            RedriveId = redrive,
            PayloadMode = envelope.Event?.PayloadMode,
            PayloadBytes = envelope.Event?.PayloadBytes,
            PayloadSha256 = envelope.Event?.PayloadSha256,
            Cause = FailureCause.Of(type, queue, reason, exceptionType, exceptionMessage, stack),
            Headers = HeaderJson.Write(message.Attributes),
            Body = Encoding.UTF8.GetBytes(message.Body),
        };
    }

    private static bool IsNative(RawMessage message) =>
        message.Header(MessageHeaders.Reason) is null && message.Header(MessageHeaders.FaultExceptionType) is null;

    private static string ReasonOf(RawMessage message, MessageEnvelope envelope) => message.Header(MessageHeaders.Reason) switch
    {
        "fault" => FailureReasons.Fault,
        not null => FailureReasons.Skipped,
        null when !IsNative(message) => FailureReasons.Fault,
        null => envelope.IsReadable ? FailureReasons.ProcessKilled : FailureReasons.Unreadable,
    };

    private static string? TypeOf(RawMessage message) =>
        message.Header(MessageHeaders.MessageType)?.Split(';', 2)[0] is { Length: > 0 } urn ? MessageEnvelope.Short(urn) : null;

    private static string? OwnerByAddress(RawMessage message) =>
        Uri.TryCreate(message.Header(MessageHeaders.FaultInputAddress), UriKind.Absolute, out var address) ? LastPart(address.AbsolutePath, '/') : null;

    private static string? LastPart(string? text, char separator) =>
        text is null ? null : text[(text.LastIndexOf(separator) + 1)..] is { Length: > 0 } last ? last : null;

    private static string? TraceId(string? traceparent) =>
        traceparent?.Split('-') is [_, { Length: TraceIdDigits } id, ..] ? id : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static string? Cut(string? text, int length) => string.IsNullOrEmpty(text) ? null : StorableText.Mend(text, length);
}
