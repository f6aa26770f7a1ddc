namespace Fluxa.Processor.Dependencies;

/// <summary>Runs the watches.</summary>
internal sealed partial class DependencyWatcher(ProcessorDependencies dependencies, TimeProvider clock, ILogger<DependencyWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(dependencies.All.Select(watch => WatchAsync(watch, stoppingToken)));

    private async Task WatchAsync(DependencyWatch watch, CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await RunGuardedAsync(watch, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Nothing is held that a stop would have to give back.
        }
    }

    private async Task RunGuardedAsync(DependencyWatch watch, CancellationToken stoppingToken)
    {
        try
        {
            await watch.RunOnceAsync(stoppingToken);
        }
#pragma warning disable CA1031 // The top of a loop: without it receiving would never rest again, or rest for ever.
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception, watch.Name);
            await Task.Delay(AfterFault, clock, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5012, LogLevel.Error, "Watching {Dependency} failed by an exception that no code expected; it goes on")]
        public static partial void Failed(ILogger logger, Exception exception, string dependency);
    }
}
