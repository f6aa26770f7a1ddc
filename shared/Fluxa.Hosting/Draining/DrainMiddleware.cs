using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.Draining;

/// <summary>While the service drains, each HTTP/1.1 answer closes its connection: the client's next request finds another instance.</summary>
internal sealed class DrainMiddleware(RequestDelegate next, Drain drain)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (drain.HasBegun && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return next(context);
    }
}
