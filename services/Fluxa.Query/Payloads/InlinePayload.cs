using System.Text;
using Fluxa.Persistence.Querying;

namespace Fluxa.Query.Payloads;

/// <summary>A payload that lies in its row. It is strict UTF-8, so its text has exactly the bytes that were sent.</summary>
internal sealed class InlinePayload(string text, StoredPayload payload) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        PayloadHeaders.Write(httpContext.Response, payload);
        return httpContext.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), httpContext.RequestAborted).AsTask();
    }
}
