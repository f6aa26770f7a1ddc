using Fluxa.Persistence.Querying;

namespace Fluxa.Query.Payloads;

/// <summary>The headers of a payload.</summary>
internal static class PayloadHeaders
{
    public static void Write(HttpResponse response, StoredPayload payload)
    {
        response.ContentType = "application/json";
        response.ContentLength = payload.Bytes;

        // RFC 9530: lets the client verify what it gets.
        response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(payload.Sha256)}:";
    }
}
