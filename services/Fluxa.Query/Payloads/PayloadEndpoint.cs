using Fluxa.ClaimCheck;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.Querying;
using Fluxa.Query.Events;

namespace Fluxa.Query.Payloads;

/// <summary><c>GET /events/{id}/payload</c>: the bytes that the client sent.</summary>
internal static class PayloadEndpoint
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private static readonly Problem StoreUnavailable = Problems.Unavailable.Because("S3, where the payload is kept, does not answer now; ask again.").TryAgainAfter(Soon);

    private static readonly Problem Missing = Problems.PayloadNotFound.Because("The event is stored, but its payload is no longer in S3 as it was put there.");

    public static async Task<IResult> GetPayload(string id, HttpContext context, EventReader reader, PayloadStore store, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "D", out var eventId))
        {
            return EventProblems.NotAUuid;
        }

        var outcome = await reader.ReadPayloadAsync(context.Caller().TenantId, eventId, cancellationToken);
        if (outcome is not ReadOutcome<StoredPayload>.Found { Value: var payload })
        {
            return EventProblems.For(outcome);
        }

        if (EntityTags.AnswersUnchanged(context, Convert.ToHexStringLower(payload.Sha256)))
        {
            return Results.Empty;
        }

        return payload.Inline is { } inline ? new InlinePayload(inline, payload) : await OpenAsync(payload, store, cancellationToken);
    }

    private static async Task<IResult> OpenAsync(StoredPayload payload, PayloadStore store, CancellationToken cancellationToken)
    {
        try
        {
            return await store.OpenAsync(payload.Key!, payload.Bytes, cancellationToken) is { } content ? new StreamedPayload(content, payload) : Missing;
        }
        catch (PayloadStoreUnavailableException)
        {
            return StoreUnavailable;
        }
    }
}
