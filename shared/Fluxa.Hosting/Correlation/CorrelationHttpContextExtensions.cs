using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.Correlation;

/// <summary>Reads the request's correlation id.</summary>
public static class CorrelationHttpContextExtensions
{
    /// <summary>The request's correlation id: the client's own, or one made at the door.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException"><c>app.UseFluxaService()</c> is missing.</exception>
    public static string GetCorrelationId(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<CorrelationFeature>()?.Id
            ?? throw new InvalidOperationException("The request has no correlation id: call app.UseFluxaService() before any endpoint is mapped.");
    }
}
