using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting;

/// <summary>The one header that an API without pages, cookies and scripts needs: what is JSON is never guessed to be something else.</summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    private static Task Write(object state)
    {
        ((HttpContext)state).Response.Headers.XContentTypeOptions = "nosniff";
        return Task.CompletedTask;
    }
}
