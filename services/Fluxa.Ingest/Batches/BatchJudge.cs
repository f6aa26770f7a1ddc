using System.Globalization;
using Fluxa.Contracts;
using Fluxa.Events;
using Fluxa.Events.CloudEvents;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Ingest.CloudEvents;

namespace Fluxa.Ingest.Batches;

/// <summary>Judges one element of a batch as a single event would be judged. Pure.</summary>
internal static class BatchJudge
{
    private static readonly string TooLarge = string.Create(
        CultureInfo.InvariantCulture,
        $"An event in a batch may have at most {BatchLimits.MaxEventBytes} bytes; sent alone to /events it may be larger.");

    public static BatchElement Judge(ReadOnlySpan<byte> bytes, ElementRange range, BatchFormat format, DateTimeOffset receivedAt)
        => format == BatchFormat.CloudEvents ? JudgeCloudEvent(bytes, range, receivedAt) : JudgeEvent(bytes, range, cloudEvent: null, "", receivedAt);

    public static BatchElement.Bad Oversized() => new(new BatchItem.Rejected(Problems.PayloadTooLarge, [new ProblemError("", TooLarge)]), BreaksStructure: false);

    private static BatchElement JudgeCloudEvent(ReadOnlySpan<byte> bytes, ElementRange range, DateTimeOffset receivedAt)
        => CloudEventReader.Read(bytes, EventTypes.TransactionV1) switch
        {
            CloudEventReadOutcome.Valid valid => JudgeData(bytes, range, valid.Envelope, receivedAt),
            CloudEventReadOutcome.Malformed malformed => Reject(Problems.MalformedJson, malformed.Faults, "", malformed.BreaksStructure),
            CloudEventReadOutcome.Invalid invalid => Reject(Problems.InvalidCloudEvent, invalid.Faults, ""),
            var other => throw new InvalidOperationException($"{other} is no outcome that this code knows."),
        };

    private static BatchElement JudgeData(ReadOnlySpan<byte> bytes, ElementRange range, CloudEventEnvelope envelope, DateTimeOffset receivedAt)
    {
        var (start, end) = ((int)envelope.DataStart, (int)envelope.DataEnd);
        return JudgeEvent(bytes[start..end], new ElementRange(range.Start + start, end - start), envelope.ToContext(), "/data", receivedAt);
    }

    private static BatchElement JudgeEvent(ReadOnlySpan<byte> bytes, ElementRange range, CloudEventContext? cloudEvent, string prefix, DateTimeOffset receivedAt)
        => TransactionReader.Judge(bytes, receivedAt) switch
        {
            EventReadOutcome.Valid { Event.EventId: not null } when cloudEvent is not null => Reject(Problems.InvalidCloudEvent, [EnvelopeContexts.OwnIdFault], prefix),
            EventReadOutcome.Valid valid => new BatchElement.Good(range, valid.Event, cloudEvent),
            EventReadOutcome.Malformed malformed => Reject(Problems.MalformedJson, malformed.Faults, prefix, malformed.BreaksStructure),
            EventReadOutcome.Invalid invalid => Reject(Problems.InvalidEvent, invalid.Faults, prefix),
            var other => throw new InvalidOperationException($"{other} is no outcome that this code knows."),
        };

    private static BatchElement.Bad Reject(ProblemType problem, IReadOnlyList<EventFault> faults, string prefix, bool breaksStructure = false)
        => new(new BatchItem.Rejected(problem, [.. faults.Select(fault => new ProblemError(prefix + fault.Pointer, fault.Detail))]), breaksStructure);
}
