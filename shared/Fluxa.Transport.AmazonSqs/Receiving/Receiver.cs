using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Transports;
using Microsoft.Extensions.Logging;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>
/// Runs an endpoint: prepares its queue, consumes until the stop, cleans up. Whatever fails on the way is tried again for as long as the
/// endpoint is meant to run; the bus's health tells meanwhile.
/// </summary>
internal sealed partial class Receiver : Agent, ReceiveTransportHandle, DeliveryMetrics
{
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(30);

    private readonly EndpointContext _context;
    private readonly IReceivePipeDispatcher _dispatcher;
    private readonly ILogger _logger;
    private readonly TaskCompletionSource<StopContext> _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Receiver(EndpointContext context)
    {
        _context = context;
        _dispatcher = context.CreateReceivePipeDispatcher();
        _logger = context.LogContext.Logger;
    }

    public long DeliveryCount => _dispatcher.DispatchCount;

    public int ConcurrentDeliveryCount => _dispatcher.MaxConcurrentDispatchCount;

    private Broker Broker => _context.Host.Broker;

    public void Start() => SetCompleted(Task.Run(RunAsync));

    public Task Stop(CancellationToken cancellationToken = default) => this.Stop("Receive endpoint stopped", cancellationToken);

    protected override async Task StopAgent(StopContext context)
    {
        _stop.TrySetResult(context);
        await Completed;
    }

    private async Task RunAsync()
    {
        LogContext.SetCurrentIfNull(_context.LogContext);
        var stopping = Stopping;
        try
        {
            await WaitUntilNeededAsync(stopping);
            var queue = await PrepareAsync(stopping);
            await _context.DependenciesReady.WaitAsync(stopping);
            await ConsumeAsync(queue, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Log.StoppedBeforeReady(_logger, _context.InputAddress);
        }

        await _context.TransportObservers.NotifyCompleted(_context.InputAddress, this);
        _context.LogConsumerCompleted(DeliveryCount, ConcurrentDeliveryCount);
    }

    /// <summary>The bus's own endpoint gets its queue when something is first connected to it, such as the first request's response.</summary>
    private async Task WaitUntilNeededAsync(CancellationToken stopping)
    {
        if (_context is { IsBusEndpoint: true, Host.DeployPublishTopology: true })
        {
            await RetryAsync(
                async () => await Task.WhenAll(_context.Host.Topologies.Publish.Topics().Select(topic => Broker.TopicAsync(topic, stopping).AsTask())),
                stopping);
        }

        if (!_context.ReceivePipe.Connected.IsCompleted)
        {
            await _context.TransportObservers.NotifyReady(_context.InputAddress, isStarted: false);
            await _context.ReceivePipe.Connected.WaitAsync(stopping);
        }
    }

    private Task<BrokerQueue> PrepareAsync(CancellationToken stopping) => RetryAsync(
        async () =>
        {
            var queue = await Broker.PrepareAsync(_context.Topology, stopping);
            if (_context.Settings.PurgeOnStartup && !_context.Host.DeployTopologyOnly)
            {
                await Broker.Clients.Sqs.PurgeQueueAsync(queue.Url, stopping);
            }

            return queue;
        },
        stopping);

    private async Task ConsumeAsync(BrokerQueue queue, CancellationToken stopping)
    {
        SetReady();
        await _context.TransportObservers.NotifyReady(_context.InputAddress);
        if (_context.Host.DeployTopologyOnly)
        {
            return;
        }

        await using (var consumption = new Consumption(_context, queue, _dispatcher, _logger))
        {
            var receiving = consumption.ReceiveAsync(
                failed: exception => FailedAsync(exception, stopping),
                recovered: () => _context.TransportObservers.NotifyReady(_context.InputAddress),
                stopping);
            var stop = await _stop.Task;
            await consumption.DrainAsync(receiving, _context.ConsumerStopTimeout, stop.CancellationToken);
        }

        await RemoveTemporaryAsync();
    }

    private async Task FailedAsync(Exception exception, CancellationToken stopping)
    {
        await NotifyFaultedAsync(exception);
        if (exception is AwsServiceException { IsNotFound: true })
        {
            // Someone deleted the queue: deployed anew it has the same URL, so polling goes on as it was.
            Broker.ForgetQueue(_context.Topology.Queue.Name);
            await Broker.PrepareAsync(_context.Topology, stopping);
        }
    }

    private async Task RemoveTemporaryAsync()
    {
        try
        {
            await Broker.RemoveTemporaryAsync(_context.Topology, CancellationToken.None);
        }
#pragma warning disable CA1031 // What could not be removed is only litter; it must not make the stop fail.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.NotRemoved(_logger, exception, _context.InputAddress);
        }
    }

    private async Task<T> RetryAsync<T>(Func<Task<T>> prepare, CancellationToken stopping)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await prepare();
            }
#pragma warning disable CA1031 // Top of a loop: an endpoint waits for what it needs, however long that takes.
            catch (Exception exception) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
            {
                var pause = TimeSpan.FromSeconds(Math.Min(MaxBackoff.TotalSeconds, 0.25 * Math.Pow(2, failures)) * (0.5 + (Random.Shared.NextDouble() / 2)));
                Log.NotPrepared(_logger, exception, _context.InputAddress, pause);
                await NotifyFaultedAsync(exception);
                await Task.Delay(pause, _context.Host.Clock, stopping);
            }
        }
    }

    private Task NotifyFaultedAsync(Exception exception) =>
        _context.TransportObservers.NotifyFaulted(_context.InputAddress, _context.ConvertException(exception, exception.Message + " at "));

    private static partial class Log
    {
        [LoggerMessage(1000, LogLevel.Warning, "The endpoint {Endpoint} is not ready: its queue or topics could not be prepared; next try in {Pause}")]
        public static partial void NotPrepared(ILogger logger, Exception exception, Uri endpoint, TimeSpan pause);

        [LoggerMessage(1001, LogLevel.Debug, "The endpoint {Endpoint} was stopped before it received anything")]
        public static partial void StoppedBeforeReady(ILogger logger, Uri endpoint);

        [LoggerMessage(1002, LogLevel.Warning, "The temporary queue or topics of {Endpoint} could not be removed")]
        public static partial void NotRemoved(ILogger logger, Exception exception, Uri endpoint);
    }
}
