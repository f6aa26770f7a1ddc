using Fluxa.Configuration;
using Fluxa.Hosting.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fluxa.Hosting.Draining;

/// <summary>Lets a service that takes requests leave the traffic before it stops.</summary>
public static class DrainExtensions
{
    /// <summary>Adds the drain and its health check <c>draining</c> (tag <c>ready</c>). For services behind a load balancer; one that only consumes stops at once.</summary>
    /// <param name="builder">The service.</param>
    public static WebApplicationBuilder AddFluxaDrain(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Environment.IsDevelopment())
        {
            // Nobody balances loads there, and a Ctrl-C should not wait for one who does. What the configuration says comes after this and holds.
            builder.Services.Configure<DrainOptions>(drain => drain.Delay = TimeSpan.Zero);
        }

        builder.Services.AddValidatedOptions<DrainOptions>(builder.Configuration, DrainOptions.Section);
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        builder.Services.AddHealthChecks().AddCheck<Drain>(Drain.Name, tags: [HealthEndpoints.ReadyTag]);
        return builder;
    }

    /// <summary>Closes connections with their answers while the service drains. Call it before anything is mapped.</summary>
    /// <param name="app">The service.</param>
    public static WebApplication UseFluxaDrain(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<DrainMiddleware>();
        return app;
    }
}
