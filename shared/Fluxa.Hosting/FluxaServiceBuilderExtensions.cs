using Fluxa.Configuration;
using Fluxa.Hosting.Aws;
using Fluxa.Hosting.Framing;
using Fluxa.Hosting.Health;
using Fluxa.Hosting.Logging;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Hosting.Telemetry;
using Fluxa.Hosting.Telemetry.Emf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting;

/// <summary>What every Fluxa service has.</summary>
public static class FluxaServiceBuilderExtensions
{
    // SIGTERM to exit is 25 s at most; a second or two are left for the last flush of logs and telemetry.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(23);

    /// <summary>
    /// Adds JSON logs, OpenTelemetry, health, problem details, the clock, <see cref="AwsOptions"/> and the S3 client. Call it first: what it
    /// adds starts before and stops after everything else.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="name">The service's name in traces and metrics, for example <c>ingest</c>.</param>
    public static WebApplicationBuilder AddFluxaService(this WebApplicationBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.AddJsonLines();
        builder.Services.AddStrictHttp();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddTelemetryExport(builder.Configuration, name);
        builder.Services.AddFluxaAws(builder.Configuration);
        builder.Services.AddExceptionHandler<ProblemExceptionHandler>().AddProblemDetails();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        builder.Services.TryAddSingleton<ReadinessReport>();
        builder.Services.AddHealthChecks();
        return builder;
    }

    private static void AddTelemetryExport(this IServiceCollection services, IConfiguration configuration, string name)
    {
        // ASP.NET Core 10 leaves method, path and status off its spans unless it is told not to.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        services.AddSingleton(new ServiceIdentity(name));
        services.AddOptions<TelemetryOptions>().Configure(options => options.Read(configuration)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>());
        services.AddValidatedOptions<ExportOptions>(configuration, ExportOptions.Section);
        services.TryAddSingleton(new EmfOutput(Console.Out));
        services.AddMetrics();
        services.TryAddSingleton<HostingMetrics>();
        services.AddHostedService<TelemetryExport>();
    }
}
