using System.Text.Json;

namespace Fluxa.Recovery.Failures;

/// <summary>A failure as a line of an export: everything that is needed to look at it, or to send it, elsewhere.</summary>
internal sealed record ExportLine(FailureAnswer Failure, string SourceQueue, string? OriginalMessageId, string? Consumer, string? Stack, JsonElement Headers, string BodyBase64, string? EditedBodyBase64, string? PayloadBase64)
{
    public static ExportLine Of(StoredFailure failure) => new(
        failure.Summary,
        failure.SourceQueue,
        failure.OriginalMessageId,
        failure.Consumer,
        failure.Stack,
        failure.HeadersAsJson(),
        Convert.ToBase64String(failure.Body),
        failure.EditedBody is { } edited ? Convert.ToBase64String(edited) : null,
        Editing.EventEnvelope.TryRead(failure.BodyToSend)?.InlinePayload is { } payload ? Convert.ToBase64String(payload) : null);
}
