using Fluxa.Hosting.ProblemPages;
using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.Framing;

/// <summary>
/// Refuses a body whose end two readers could see in different places: what a proxy takes for the rest of one request we might take for the next. The server
/// follows RFC 9112 §6.3 and lets Transfer-Encoding win; a request that says both is no honest one.
/// </summary>
internal sealed class StrictFramingMiddleware(RequestDelegate next)
{
    // Where the server puts a Content-Length that Transfer-Encoding overrules.
    private const string OverruledLength = "X-Content-Length";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var coding = headers.TransferEncoding;
        if (coding.Count == 0)
        {
            return next(context);
        }

        if (headers.ContentLength is not null || headers.ContainsKey(OverruledLength))
        {
            return RefuseAsync(context, "The request has Content-Length and Transfer-Encoding; only one can say where its body ends.");
        }

        return coding.Count == 1 && string.Equals(coding[0], "chunked", StringComparison.OrdinalIgnoreCase)
            ? next(context)
            : RefuseAsync(context, "Transfer-Encoding may be chunked and nothing else; compression is Content-Encoding's.");
    }

    private static Task RefuseAsync(HttpContext context, string detail)
    {
        context.Response.Headers.Connection = "close";
        return Problems.BadRequest.Because(detail).ExecuteAsync(context);
    }
}
