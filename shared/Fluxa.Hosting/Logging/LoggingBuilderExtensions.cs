using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serilog;

namespace Fluxa.Hosting.Logging;

/// <summary>Makes standard output a stream of JSON lines.</summary>
internal static class LoggingBuilderExtensions
{
    // The lowest layer of the configuration: Logging:LogLevel in a file or the environment comes over it.
    private static readonly Dictionary<string, string?> DefaultLevels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware"] = "None",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "None",
        ["Logging:LogLevel:Npgsql"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
    };

    public static void AddJsonLines(this IHostApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = DefaultLevels });
        builder.Services.AddSingleton<IValidateOptions<LogLevelFaults.Checked>>(LogLevelFaults.TakeFrom(builder.Configuration));
        builder.Services.AddOptions<LogLevelFaults.Checked>().ValidateOnStart();
        builder.Logging.ClearProviders();
        builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.None);
        builder.Services.AddSingleton<ILoggerProvider>(provider => new FluxaLoggerProvider(
            new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Console(new JsonLineFormatter()).CreateLogger(),
            provider.GetRequiredService<TimeProvider>()));
    }
}
