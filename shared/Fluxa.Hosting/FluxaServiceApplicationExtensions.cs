using Fluxa.Hosting.Correlation;
using Fluxa.Hosting.Framing;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;

namespace Fluxa.Hosting;

/// <summary>What every request to a Fluxa service passes.</summary>
public static class FluxaServiceApplicationExtensions
{
    /// <summary>Gives every request its correlation id, and every error its problem page. Call it before anything is mapped.</summary>
    /// <param name="app">The service.</param>
    public static WebApplication UseFluxaService(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        app.UseMiddleware<ProbeTraceMiddleware>();
        app.UseMiddleware<CorrelationMiddleware>();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => StatusProblems.For(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        app.UseMiddleware<StrictFramingMiddleware>();
        app.UseRouting();
        return app;
    }
}
