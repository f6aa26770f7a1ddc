using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting;

/// <summary>Runs a service to its end and says, by the exit code, which end it was.</summary>
public static partial class FluxaServiceRun
{
    /// <summary>The exit code for a wrong configuration: <c>EX_CONFIG</c> of sysexits.h. Starting again won't help.</summary>
    public const int WrongConfiguration = 78;

    /// <summary>The exit code for a service that could not start or go on.</summary>
    public const int Failed = 1;

    /// <summary>
    /// Checks the whole configuration, then runs until SIGTERM or SIGINT. Answers 0 after an orderly stop; wrong configuration is one log
    /// line a fault and <see cref="WrongConfiguration"/>, never a stack trace.
    /// </summary>
    /// <param name="app">The service.</param>
    public static async Task<int> RunFluxaAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FluxaServiceRun));
        await using var _ = app.ConfigureAwait(false);
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
            await app.StartAsync().ConfigureAwait(false);
            await app.WaitForShutdownAsync().ConfigureAwait(false);
            return 0;
        }
        catch (Exception exception) when (ConfigurationFaults.From(exception) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
            {
                Log.WrongConfiguration(logger, fault);
            }

            return WrongConfiguration;
        }
#pragma warning disable CA1031 // The top of the process: an exception that leaves it aborts with a core dump instead of an exit code.
        catch (Exception exception) when (exception is not HostAbortedException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception.GetBaseException().Message, exception);
            return Failed;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3203, LogLevel.Critical, "Wrong configuration: {Fault}")]
        public static partial void WrongConfiguration(ILogger logger, string fault);

        [LoggerMessage(3204, LogLevel.Critical, "The service could not start or go on: {Reason}")]
        public static partial void Failed(ILogger logger, string reason, Exception exception);
    }
}
