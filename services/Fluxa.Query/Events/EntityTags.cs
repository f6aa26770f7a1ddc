using Microsoft.Net.Http.Headers;

namespace Fluxa.Query.Events;

/// <summary>Entity tags: a client that has an answer already is told so instead of being sent it again (RFC 9110 §13.1.2).</summary>
internal static class EntityTags
{
    /// <summary>Writes the tag; true, and the answer is a 304, when the client has it.</summary>
    public static bool AnswersUnchanged(HttpContext context, string tag)
    {
        var etag = new EntityTagHeaderValue($"\"{tag}\"");
        context.Response.Headers.ETag = etag.ToString();

        // A cache may keep it for its one client and must ask each time: a redrive can change status and attempts.
        context.Response.Headers.CacheControl = "private, no-cache";
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        if (!known.Any(candidate => candidate.Compare(etag, useStrongComparison: false) || candidate.Equals(EntityTagHeaderValue.Any)))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
