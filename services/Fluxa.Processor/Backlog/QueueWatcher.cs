using Fluxa.Contracts;
using Fluxa.Hosting.Aws;
using Fluxa.Hosting.Bus;
using Fluxa.Processor.Events;
using Fluxa.Transport.AmazonSqs.Raw;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Backlog;

/// <summary>Asks now and then how deep the queue is, for <c>queue_depth</c>, <c>queue_in_flight</c> and <c>queue_oldest_age_seconds</c>.</summary>
internal sealed partial class QueueWatcher(
    QueueAge age,
    ProcessorMetrics metrics,
    IOptions<AwsOptions> aws,
    IOptions<ProcessorOptions> options,
    FluxaTopology topology,
    TimeProvider clock,
    ILogger<QueueWatcher> logger) : BackgroundService
{
    private readonly string _name = topology.QueueName(FluxaQueues.ProcessEvent);
    private RawQueueClient? _queue;

    /// <summary>Asks once.</summary>
    public async Task RunOnceAsync(RawQueueHost host, CancellationToken cancellationToken)
    {
        try
        {
            _queue ??= await host.FindAsync(_name, cancellationToken);
            var depth = _queue is null ? null : await _queue.DepthAsync(cancellationToken);
            metrics.QueueIs(depth is null ? null : new QueueState(depth.Waiting, depth.InFlight, age.Look(depth.Waiting)));
        }
#pragma warning disable CA1031 // The top of a loop that must outlive any outage; a value that is not known is not shown.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            metrics.QueueIs(null);
            Log.NotAsked(logger, exception, _name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var host = new RawQueueHost(aws.Value.ToQueueSettings(), clock, logger);
        using var timer = new PeriodicTimer(options.Value.WatchInterval, clock);
        try
        {
            do
            {
                await RunOnceAsync(host, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Nothing is held that a stop would have to give back.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5020, LogLevel.Debug, "How deep {Queue} is could not be asked")]
        public static partial void NotAsked(ILogger logger, Exception exception, string queue);
    }
}
