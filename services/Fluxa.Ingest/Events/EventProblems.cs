using System.Globalization;
using Fluxa.Events;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Ingest.Batches;
using Fluxa.Ingest.Bodies;
using Fluxa.Ingest.Identity;
using Fluxa.Ingest.Intake;

namespace Fluxa.Ingest.Events;

/// <summary>Says to the client why an event was not taken.</summary>
internal static class EventProblems
{
    public static readonly Problem UnsupportedMediaType = Problems.UnsupportedMediaType
        .Because($"Send the event as {ContentTypes.Json} or {ContentTypes.CloudEvent}, in UTF-8; several at once go to /events/batch.");

    public static readonly Problem UnsupportedBatchType = Problems.UnsupportedMediaType
        .Because($"Send the batch as {ContentTypes.Json} (an array), {ContentTypes.Lines} or {ContentTypes.CloudEventBatch}, in UTF-8; a single event goes to /events.");

    public static readonly Problem MalformedKey = Problems.InvalidParameter
        .Because("The Idempotency-Key can't be one; nothing was taken.")
        .With(new ProblemError($"/{IdempotencyKey.Header}", IdempotencyKey.Rule));

    public static readonly Problem TooManyEvents = Problems.PayloadTooLarge
        .Because(string.Create(CultureInfo.InvariantCulture, $"A batch may have at most {BatchLimits.MaxEvents} events; nothing of it was taken."));

    public static readonly Problem UnsupportedEncoding = Problems.UnsupportedMediaType
        .Because($"Content-Encoding may be one of {BodyEncoding.Allowed}, once, or be left out.");

    public static Problem For(IntakeOutcome outcome, TimeSpan retryAfter) => outcome switch
    {
        IntakeOutcome.Malformed malformed => Problems.MalformedJson
            .Because("The body is not JSON as it is taken here: strict UTF-8, no repeated names, at most 32 levels, numbers within a double's range.")
            .With(Errors(malformed.Faults)),
        IntakeOutcome.Invalid invalid => Problems.InvalidEvent
            .Because(string.Create(CultureInfo.InvariantCulture, $"{invalid.Faults.Count} thing(s) to correct; each is named with its place."))
            .With(Errors(invalid.Faults)),
        IntakeOutcome.InvalidCloudEvent invalid => Problems.InvalidCloudEvent
            .Because(string.Create(CultureInfo.InvariantCulture, $"{invalid.Faults.Count} thing(s) to correct; each is named with its place."))
            .With(Errors(invalid.Faults)),
        IntakeOutcome.OverLimit over => Problems.DailyLimit
            .Because("There is a limit for the events of a day, and it is reached. The event was not taken; it may be sent again when the limit was raised.")
            .With(Errors(over.Faults)),
        IntakeOutcome.KeyReused => Problems.IdempotencyKeyReused
            .Because("A request with other bytes came under this Idempotency-Key before. Nothing was taken; send it with a key of its own."),
        IntakeOutcome.TooLarge tooLarge => Problems.PayloadTooLarge
            .Because(string.Create(CultureInfo.InvariantCulture, $"A body may have at most {tooLarge.MaxBytes} bytes, before and after decompression.")),
        IntakeOutcome.TooSlow => Problems.RequestTimeout.Because("The body arrived too slowly; send it again."),
        IntakeOutcome.Unreadable unreadable => Problems.BadRequest.Because(unreadable.Detail),
        IntakeOutcome.Unavailable unavailable => Problems.Unavailable
            .Because($"{unavailable.Dependency} did not confirm in time, so the event was not taken. Send it again, with an event_id of your own or an Idempotency-Key to be safe against doubles.")
            .TryAgainAfter(retryAfter),
        _ => throw new InvalidOperationException($"{outcome} is no reason to refuse an event."),
    };

    private static List<ProblemError> Errors(IReadOnlyList<EventFault> faults)
        => faults.Select(fault => new ProblemError(fault.Pointer, fault.Detail)).ToList();
}
