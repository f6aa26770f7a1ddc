using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Draining;

/// <summary>
/// Lets the load balancer leave first: from SIGTERM the service is not ready, takes requests for a while all the same, and asks each client to come back
/// over a new connection. Only then the server stops listening, and finishes what is in flight.
/// </summary>
internal sealed partial class Drain(IOptions<DrainOptions> options, TimeProvider clock, ILogger<Drain> logger) : IHostedLifecycleService, IHealthCheck
{
    public const string Name = "draining";

    private volatile bool _hasBegun;

    /// <summary>The service is about to stop.</summary>
    public bool HasBegun => _hasBegun;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
        => Task.FromResult(_hasBegun ? HealthCheckResult.Unhealthy("the service is stopping") : HealthCheckResult.Healthy());

    /// <summary>Runs before any hosted service stops, the server among them.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _hasBegun = true;
        if (options.Value.Delay > TimeSpan.Zero)
        {
            Log.Draining(logger, options.Value.Delay);
            // When the time for the whole stop is over before the delay is, the stop goes on.
            await Task.Delay(options.Value.Delay, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(3230, LogLevel.Information, "Stopping: not ready any more; requests are still taken for {Delay}")]
        public static partial void Draining(ILogger logger, TimeSpan delay);
    }
}
