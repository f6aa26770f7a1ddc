using Fluxa.Contracts;
using Fluxa.Hosting.Aws;
using Fluxa.Hosting.Bus;
using Fluxa.Persistence.Rounds;
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
    ILogger<QueueWatcher> logger) : RoundLoop(clock)
{
    private readonly string _name = topology.QueueName(FluxaQueues.ProcessEvent);
    private readonly RawQueueHost _host = new(aws.Value.ToQueueSettings(), clock, logger);
    private RawQueueClient? _queue;

    public override void Dispose()
    {
        _host.Dispose();
        base.Dispose();
    }

    protected override TimeSpan Pause => options.Value.WatchInterval;

    // A value that is not known is not shown.
    protected override async Task RunRoundAsync(CancellationToken stoppingToken)
    {
        _queue ??= await _host.FindAsync(_name, stoppingToken);
        var depth = _queue is null ? null : await _queue.DepthAsync(stoppingToken);
        metrics.QueueIs(depth is null ? null : new QueueState(depth.Waiting, depth.InFlight, age.Look(depth.Waiting)));
    }

    protected override void Tell(Exception failure)
    {
        metrics.QueueIs(null);
        Log.NotAsked(logger, failure, _name);
    }

    private static partial class Log
    {
        [LoggerMessage(5020, LogLevel.Debug, "How deep {Queue} is could not be asked")]
        public static partial void NotAsked(ILogger logger, Exception exception, string queue);
    }
}
