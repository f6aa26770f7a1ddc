using System.Collections.Concurrent;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Diagnostics;
using Fluxa.Transport.AmazonSqs.Sending;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;
using MassTransit.Transports;
using Microsoft.Extensions.Logging;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>One run of an endpoint's consumption, from its first poll to its last settlement. Polls fill the work queue, the work queue feeds the core.</summary>
internal sealed partial class Consumption : IAsyncDisposable
{
    /// <summary>For cancelled consumers to end; those that ignore their token are left to the end of the process.</summary>
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(5);

    /// <summary>After a suspect so many messages are received one at a time: where one is, those that died with it are near.</summary>
    private const int CarefulPolls = 20;

    private readonly EndpointContext _context;
    private readonly BrokerQueue _queue;
    private readonly IReceivePipeDispatcher _dispatcher;
    private readonly TimeProvider _clock;
    private readonly EndpointMetrics _metrics;
    private readonly ILogger _logger;
    private readonly ReceiveWindow _window;
    private readonly LeaseRenewer _renewer;
    private readonly Settlement _settlement;
    private readonly WorkQueue _work;
    private readonly PendingTasks _handBacks = new();
    private readonly ConcurrentDictionary<string, Delivery> _inHand = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _renewing = new();
    private Task _renewal = Task.CompletedTask;
    private IDisposable? _gateWatch;

    public Consumption(EndpointContext context, BrokerQueue queue, IReceivePipeDispatcher dispatcher, ILogger logger)
    {
        var settings = context.Settings;
        _context = context;
        _queue = queue;
        _dispatcher = dispatcher;
        _logger = logger;
        _clock = context.Host.Clock;
        _metrics = new EndpointMetrics(queue.Name);
        _window = new ReceiveWindow(Math.Max(settings.PrefetchCount, settings.ConcurrentMessageLimit), settings.ConcurrentMessageLimit);

        if (settings.SuspectReceiveCount is not null)
        {
            // This process may be the successor of one that a message killed: the first look is at a single message.
            _window.TakeCare(1);
        }

        var visibility = settings.VisibilityTimeout ?? queue.VisibilityTimeout;
        var terms = new LeaseTerms(visibility, visibility < settings.MaxRenewal ? visibility : settings.MaxRenewal, settings.MaxVisibilityTimeout);
        _renewer = new LeaseRenewer(terms, queue.Visibility.ChangeAsync, _clock, _metrics, logger);
        _settlement = new Settlement(queue, _renewer, settings.RedeliverVisibilityTimeout, settings.IsOrdered, Forget, _metrics, logger);
        _work = new WorkQueue(settings.ConcurrentMessageLimit, settings.IsOrdered ? settings.ConcurrentDeliveryLimit : 0, RunAsync, HandBack);
    }

    private ReceiveGate Gate => _context.Settings.ReceiveGate;

    /// <summary>Receives until told to stop; then nothing is polled any more, but work may still run.</summary>
    public Task ReceiveAsync(Func<Exception, Task> failed, Func<Task> recovered, CancellationToken stopping)
    {
        var source = new PollerSource
        {
            QueueName = _queue.Name,
            WaitTime = _context.Settings.WaitTime,
            Visibility = _context.Settings.VisibilityTimeout,
            ReceiveAsync = (request, token) => _queue.ReceiveAsync(request, token),
            CountInFlightAsync = _queue.CountInFlightAsync,
            Accept = Accept,
            Gate = Gate,
            FailedAsync = failed,
            RecoveredAsync = recovered,
        };

        _renewal = _renewer.RunAsync(_renewing.Token);
        _gateWatch = Gate.OnClose(_work.HandBackWaiting);
        return new Poller(_window, source, _clock, _metrics, _logger).RunAsync(stopping);
    }

    /// <summary>Hands back what has not started and waits for what has; after the grace, or when the stop itself is called off, the work is cancelled.</summary>
    public async Task DrainAsync(Task receiving, TimeSpan? grace, CancellationToken abandon)
    {
        _gateWatch?.Dispose();
        _work.Close();
        await receiving;

        using var graceOver = CancellationTokenSource.CreateLinkedTokenSource(abandon);
        if (grace is { } limit)
        {
            graceOver.CancelAfter(limit);
        }

        await using (graceOver.Token.Register(AbandonAll))
        {
            await DrainedAsync(graceOver.Token);
        }

        await _handBacks.WhenAllAsync();
    }

    /// <summary>Waits for the work to end; once it is cancelled, only a little longer: a consumer that ignores its token must not hold the stop up.</summary>
    private async Task DrainedAsync(CancellationToken cancelled)
    {
        try
        {
            await EndedAsync().WaitAsync(cancelled);
        }
        catch (OperationCanceledException)
        {
            try
            {
                await EndedAsync().WaitAsync(CancelGrace, _clock, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                Log.LeftRunning(_logger, _inHand.Count, _queue.Name);
            }
        }
    }

    private async Task EndedAsync()
    {
        await _work.Drained;
        await _settlement.WhenDeletedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _renewing.CancelAsync();
        await _renewal;
        _renewing.Dispose();
    }

    private void Accept(IReadOnlyList<ReceivedMessage> messages)
    {
        var now = _clock.GetTimestamp();
        foreach (var message in messages)
        {
            var delivery = new Delivery(message, _renewer.Take(message), _settlement, now) { IsSuspect = IsSuspect(message) };
            var running = _inHand.GetOrAdd(message.MessageId, delivery);
            if (running != delivery)
            {
                _renewer.End(delivery.Lease);
                AcceptAgain(running, message);
                continue;
            }

            if (delivery.IsSuspect)
            {
                Log.Suspected(_logger, message.MessageId, message.ReceiveCount, _queue.Name);
                _window.TakeCare(CarefulPolls);
            }

            if (Gate.IsOpen)
            {
                _work.Add(delivery);
            }
            else
            {
                HandBack([delivery]);
            }
        }
    }

    /// <summary>SQS delivered a message that is still in hand: the newer receipt keeps its lease. If that is lost already, this one waits its turn.</summary>
    private void AcceptAgain(Delivery running, ReceivedMessage message)
    {
        Log.DeliveredAgain(_logger, message.MessageId, message.ReceiveCount);
        if (!_renewer.TryAdopt(running.Lease, message.ReceiptHandle))
        {
            _handBacks.Add(_settlement.HandBackAsync(message.MessageId, message.ReceiptHandle, _settlement.RedeliverAfter(message.ReceiveCount)));
        }

        _window.Release();
    }

    private bool IsSuspect(ReceivedMessage message) =>
        !_context.Settings.IsOrdered && message.ReceiveCount >= _context.Settings.SuspectReceiveCount;

    private async Task<bool> RunAsync(Delivery delivery)
    {
        try
        {
            if (delivery.IsSuspect)
            {
                // Nothing else runs by now; what others have handled must be known to the queue before this one may end the process.
                await _settlement.WhenDeletedAsync();
            }

            if (delivery.Lease.IsLost)
            {
                return false;
            }

            if (_settlement.IsSettled(delivery.MessageId))
            {
                await delivery.Complete();
            }
            else if (DelayedDelivery.Remaining(delivery.Attributes, _clock) is { } remaining)
            {
                await _settlement.SendAnewAsync(delivery, DelayedDelivery.Hop(remaining));
            }
            else
            {
                await DispatchAsync(delivery);
            }
        }
#pragma warning disable CA1031 // The top of a message's path: it comes again, its neighbours must go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Failed(_logger, exception, delivery.MessageId, _queue.Name);
            await delivery.Faulted(exception);
        }
        finally
        {
            if (!delivery.IsSettled)
            {
                Forget(delivery);
            }
        }

        return delivery.IsSettled;
    }

    private async Task DispatchAsync(Delivery delivery)
    {
        var started = _clock.GetTimestamp();
        _metrics.Started(_clock.GetElapsedTime(delivery.ReceivedAt, started));
        using var context = new IncomingContext(delivery, _context);
        delivery.Start(context);
        try
        {
            await _dispatcher.Dispatch(context, delivery);
        }
#pragma warning disable CA1031 // The dispatcher has handed the message back; here it is only reported.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            context.LogTransportFaulted(exception);
        }
        finally
        {
            _metrics.Finished(_clock.GetElapsedTime(started));
        }
    }

    private void HandBack(IReadOnlyList<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            _handBacks.Add(Gate.IsOpen ? _settlement.HandBackAsync(delivery, TimeSpan.Zero) : _settlement.PutOffAsync(delivery, Gate.HandBackAfter));
            Forget(delivery);
        }
    }

    /// <summary>Makes room for another message, once.</summary>
    private void Forget(Delivery delivery)
    {
        if (_inHand.TryRemove(KeyValuePair.Create(delivery.MessageId, delivery)))
        {
            _window.Release();
        }
    }

    private void AbandonAll()
    {
        Log.Abandoned(_logger, _inHand.Count, _queue.Name);
        foreach (var delivery in _inHand.Values)
        {
            delivery.Abandon();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1020, LogLevel.Warning, "Message {MessageId} from {Queue} could not be handled and is delivered again")]
        public static partial void Failed(ILogger logger, Exception exception, string messageId, string queue);

        [LoggerMessage(1021, LogLevel.Debug, "SQS delivered message {MessageId} again (delivery {ReceiveCount}) while it is in hand")]
        public static partial void DeliveredAgain(ILogger logger, string messageId, int receiveCount);

        [LoggerMessage(1022, LogLevel.Warning, "The stop can't wait any longer: {Count} messages of {Queue} in work are cancelled and delivered again")]
        public static partial void Abandoned(ILogger logger, int count, string queue);

        [LoggerMessage(1023, LogLevel.Error, "{Count} consumers of {Queue} ignore their cancellation and are left running; their messages are delivered again when the leases end")]
        public static partial void LeftRunning(ILogger logger, int count, string queue);

        [LoggerMessage(1024, LogLevel.Warning, "Message {MessageId} of {Queue} comes for the {ReceiveCount}th time without having been finished: it is handled alone, in case it is what its processes died of")]
        public static partial void Suspected(ILogger logger, string messageId, int receiveCount, string queue);
    }
}
